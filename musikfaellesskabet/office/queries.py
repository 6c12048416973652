"""What waits for the office."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.actors.queries import claims_to_decide, proposals_to_decide, suggestions_to_read
from musikfaellesskabet.common.provenance import Confidence
from musikfaellesskabet.office.likeness import Described, Pair, pairs_alike
from musikfaellesskabet.office.models import DistinctPair
from musikfaellesskabet.region.models import ImportConflict

FRESH_DAYS = 365


@dataclass(frozen=True)
class Queue:
    """A pile of work: its address, its name in the menu, what its figure counts, and how many wait."""

    url_name: str
    title: Promise | str
    noun: Promise | str
    count: Callable[[date], int]


@dataclass(frozen=True)
class Pile:
    """A queue with its count now."""

    queue: Queue
    count: int


@dataclass(frozen=True)
class Candidate:
    """Two actors that may be the same."""

    first: Actor
    second: Actor
    pair: Pair


def piles(today: date) -> list[Pile]:
    """Every queue with its count."""
    return [Pile(queue, queue.count(today)) for queue in QUEUES]


def open_conflicts() -> models.QuerySet[ImportConflict]:
    """Fields that a file and people have both changed, the oldest first."""
    return ImportConflict.objects.filter(decided_at=None)


def doubtful() -> models.QuerySet[Actor]:
    """Listed actors of which little is sure: low confidence, or none stated."""
    return _listed().filter(confidence__in=[Confidence.LOW, Confidence.UNKNOWN])


def unchecked(today: date) -> models.QuerySet[Actor]:
    """Listed actors that nobody has looked at for a year."""
    long_ago = today - timedelta(days=FRESH_DAYS)
    return _listed().filter(Q(checked_on=None) | Q(checked_on__lt=long_ago))


def _listed() -> models.QuerySet[Actor]:
    return Actor.objects.public().select_related("municipality")


def pairs_to_look_at() -> list[Pair]:
    """Pairs of listed actors that may be the same and that nobody has told apart; two queries."""
    apart = set(DistinctPair.objects.values_list("first_id", "second_id"))
    rows = Actor.objects.public().order_by().values_list("pk", "name", "municipality_id", "website")
    return [pair for pair in pairs_alike(Described(*row) for row in rows) if (pair.first, pair.second) not in apart]


def candidates(most: int = 50) -> list[Candidate]:
    """The pairs most alike, with their actors; three queries."""
    pairs = pairs_to_look_at()[:most]
    actors = _listed().in_bulk({key for pair in pairs for key in (pair.first, pair.second)})
    return [Candidate(actors[pair.first], actors[pair.second], pair) for pair in pairs]


def subject_of(conflict: ImportConflict) -> Any:
    """The object that the conflict is about, or None when it is no more."""
    model = apps.get_model(conflict.model)
    return model._default_manager.filter(import_key=conflict.key).first()


QUEUES = [
    Queue(
        "office-claims",
        _("Anmodninger"),
        _("anmodninger om at overtage en side"),
        lambda today: claims_to_decide().count(),
    ),
    Queue(
        "office-proposals", _("Nye aktører"), _("forslag til nye aktører"), lambda today: proposals_to_decide().count()
    ),
    Queue("office-suggestions", _("Tips"), _("tips om aktører"), lambda today: suggestions_to_read().count()),
    Queue("office-duplicates", _("Dubletter"), _("par, der måske er den samme"), lambda today: len(pairs_to_look_at())),
    Queue("office-doubtful", _("Usikre"), _("aktører, vi ved for lidt om"), lambda today: doubtful().count()),
    Queue(
        "office-unchecked",
        _("Ikke tjekket"),
        _("aktører, ingen har set efter i et år"),
        lambda today: unchecked(today).count(),
    ),
    Queue(
        "office-conflicts",
        _("Konflikter"),
        _("felter, der er rettet to steder"),
        lambda today: open_conflicts().count(),
    ),
]
