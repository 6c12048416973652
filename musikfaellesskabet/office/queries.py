"""What waits for the office."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor, Hiding, Proposal, Seat, SeatRole
from musikfaellesskabet.actors.queries import claims_to_decide, proposals_to_decide, suggestions_to_read
from musikfaellesskabet.offers.queries.caretakers import untended
from musikfaellesskabet.office.likeness import Described, Pair, alike, pairs_alike
from musikfaellesskabet.office.models import DistinctPair
from musikfaellesskabet.office.quality import doubtful, unchecked
from musikfaellesskabet.people.models import SweepRound
from musikfaellesskabet.people.retention import all_sweeps
from musikfaellesskabet.region.models import ImportConflict

MOST_ALIKE = 3


@dataclass(frozen=True)
class Queue:
    """A pile of work: its address, its name in the menu, what one and many of it are called, and how many there are.

    waits: whether they wait for the office, and so belong on its front.
    """

    url_name: str
    title: Promise | str
    one: Promise | str
    many: Promise | str
    count: Callable[[date], int]
    waits: bool = True


@dataclass(frozen=True)
class Pile:
    """A queue with its count now."""

    queue: Queue
    count: int

    @property
    def noun(self) -> Promise | str:
        """What the figure counts."""
        return self.queue.one if self.count == 1 else self.queue.many


@dataclass(frozen=True)
class Waiting:
    """A case that waits: the queue it stands in, what it is about, and since when."""

    queue: Queue
    name: str
    since: datetime


@dataclass(frozen=True)
class SweepNow:
    """A clock of deletion: its sentence, how many rows are due now, and its last round."""

    sentence: str
    due: int
    round: SweepRound | None


@dataclass(frozen=True)
class Candidate:
    """Two actors that may be the same."""

    first: Actor
    second: Actor
    pair: Pair


@dataclass(frozen=True)
class Proposed:
    """A proposal of a new actor, and listed ones that may be it."""

    proposal: Proposal
    alike: list[Actor]


def piles(today: date) -> list[Pile]:
    """Every queue with its count."""
    return [Pile(queue, queue.count(today)) for queue in QUEUES]


def longest_waiting(most: int = 5) -> list[Waiting]:
    """The cases in which someone waits for the office's answer, the oldest first; three queries."""
    claims, proposals, tips = QUEUES[:3]
    found = [
        *(Waiting(claims, str(one.actor), one.submitted_at) for one in claims_to_decide()[:most]),
        *(Waiting(proposals, one.name, one.submitted_at) for one in proposals_to_decide()[:most]),
        *(Waiting(tips, str(one.actor), one.sent_at) for one in suggestions_to_read()[:most]),
    ]
    return sorted(found, key=lambda one: one.since)[:most]


def sweeps_of(prefix: str, now: datetime) -> list[SweepNow]:
    """The clocks whose names begin so; a query for each, and one."""
    rounds = SweepRound.objects.in_bulk()
    found = [sweep for sweep in all_sweeps() if sweep.key.startswith(prefix)]
    return [SweepNow(one.sentence, one.rows(now).count(), rounds.get(one.key)) for one in found]


def open_conflicts() -> models.QuerySet[ImportConflict]:
    """Fields that a file and people have both changed, the oldest first."""
    return ImportConflict.objects.filter(decided_at=None)


def hidings() -> models.QuerySet[Hiding]:
    """What the office has hidden, the longest first."""
    return Hiding.objects.select_related("actor")


def owned(actors: Iterable[Actor], at: datetime) -> set[int]:
    """Keys of those of the actors that have an owner; one query."""
    seats = Seat.objects.current(at).filter(role=SeatRole.OWNER, actor__in=[actor.pk for actor in actors])
    return set(seats.values_list("actor_id", flat=True))


def proposed(most: int) -> list[Proposed]:
    """The proposals that have waited longest, each with the listed actors it is alike; three queries."""
    proposals, listed = list(proposals_to_decide()[:most]), _described()
    found = [(one, [pair.second for pair in alike(_as_described(one), listed)[:MOST_ALIKE]]) for one in proposals]
    actors = _listed().in_bulk({key for _one, keys in found for key in keys})
    return [Proposed(one, [actors[key] for key in keys]) for one, keys in found]


def _listed() -> models.QuerySet[Actor]:
    return Actor.objects.public().select_related("municipality")


def _as_described(proposal: Proposal) -> Described:
    return Described(0, proposal.name, proposal.municipality_id, proposal.website)


def _described() -> list[Described]:
    rows = Actor.objects.public().order_by().values_list("pk", "name", "municipality_id", "website")
    return [Described(*row) for row in rows]


def pairs_to_look_at() -> list[Pair]:
    """Pairs of listed actors that may be the same and that nobody has told apart; two queries."""
    apart = set(DistinctPair.objects.values_list("first_id", "second_id"))
    return [pair for pair in pairs_alike(_described()) if (pair.first, pair.second) not in apart]


def candidates(most: int = 50) -> list[Candidate]:
    """The pairs most alike, with their actors; three queries."""
    pairs = pairs_to_look_at()[:most]
    keys = {key for pair in pairs for key in (pair.first, pair.second)}
    actors = _listed().in_bulk(keys)
    return [Candidate(actors[pair.first], actors[pair.second], pair) for pair in pairs]


def field_of(conflict: ImportConflict) -> str:
    """The word for the field that the conflict is about."""
    return str(getattr(apps.get_model(conflict.model)._meta.get_field(conflict.field), "verbose_name", conflict.field))


def subjects_of(conflicts: Iterable[ImportConflict]) -> dict[int, Any]:
    """By the conflict's key, what each is about, with what it belongs to; those that are no more are left out.

    One query for each model that the conflicts are about.
    """
    by_model: dict[str, list[ImportConflict]] = defaultdict(list)
    for conflict in conflicts:
        by_model[conflict.model].append(conflict)
    found: dict[int, Any] = {}
    for model, some in by_model.items():
        keys = {conflict.key for conflict in some}
        rows: Any = apps.get_model(model)._default_manager.filter(import_key__in=keys).select_related()
        by_key = {row.import_key: row for row in rows}
        found |= {conflict.pk: by_key[conflict.key] for conflict in some if conflict.key in by_key}
    return found


def actor_of(subject: Any) -> Actor | None:
    """The actor whose words the object's are; None where they are nobody's."""
    return subject if isinstance(subject, Actor) else getattr(subject, "actor", None)


QUEUES = [
    Queue(
        "office-claims",
        _("Anmodninger"),
        _("anmodning om at overtage en side"),
        _("anmodninger om at overtage en side"),
        lambda today: claims_to_decide().count(),
    ),
    Queue(
        "office-proposals",
        _("Nye aktører"),
        _("forslag til en ny aktør"),
        _("forslag til nye aktører"),
        lambda today: proposals_to_decide().count(),
    ),
    Queue(
        "office-suggestions",
        _("Tips"),
        _("tip om en aktør"),
        _("tips om aktører"),
        lambda today: suggestions_to_read().count(),
    ),
    Queue(
        "office-duplicates",
        _("Dubletter"),
        _("par, der måske er den samme"),
        _("par, der måske er den samme"),
        lambda today: len(pairs_to_look_at()),
    ),
    Queue(
        "office-doubtful",
        _("Usikre"),
        _("side, vi ved for lidt om"),
        _("sider, vi ved for lidt om"),
        lambda today: doubtful().count(),
    ),
    Queue(
        "office-unchecked",
        _("Ikke tjekket"),
        _("side at se efter"),
        _("sider at se efter"),
        lambda today: unchecked(today).count(),
    ),
    Queue(
        "office-conflicts",
        _("Konflikter"),
        _("felt, der er rettet to steder"),
        _("felter, der er rettet to steder"),
        lambda today: open_conflicts().count(),
    ),
    Queue(
        "office-offers",
        _("Tilbud, ingen passer"),
        _("tilbud, som ingen passer"),
        _("tilbud, som ingen passer"),
        lambda today: untended(timezone.now()).count(),
    ),
    Queue(
        "office-hidden",
        _("Skjulte"),
        _("skjult side"),
        _("skjulte sider"),
        lambda today: Hiding.objects.count(),
        waits=False,
    ),
]
