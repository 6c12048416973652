"""Every subject as a table to take away: facts with their sources, and nothing about persons."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor, Room
from musikfaellesskabet.actors.tables import ACTORS, ROOMS, actor_rows, room_rows
from musikfaellesskabet.common.exports import Columns, plain_rows
from musikfaellesskabet.knowledge.models import NetworkProfile, Practice, Term
from musikfaellesskabet.knowledge.queries import with_actors
from musikfaellesskabet.knowledge.tables import NETWORKS, PRACTICES, TERMS, network_rows, practice_rows, term_rows
from musikfaellesskabet.needs.tables import COUNTS, count_rows, counts_now
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.queries.listing import Question, standing
from musikfaellesskabet.offers.tables import OFFERS, rows_for
from musikfaellesskabet.region.models import Membership, Municipality
from musikfaellesskabet.region.tables import MEMBERSHIPS, MUNICIPALITIES, membership_rows


@dataclass(frozen=True)
class Subject:
    """A table: its name in the address, what it holds, its columns, what is counted, and its rows from the database."""

    name: str
    title: str | Promise
    columns: Columns
    found: Callable[[], QuerySet[Any]]
    rows: Callable[[], Iterable[list[Any]]]


def _rooms() -> QuerySet[Room]:
    return (
        Room.objects.filter(actor__in=Actor.objects.public()).select_related("actor").order_by("actor__sort_name", "pk")
    )


def _practices() -> QuerySet[Practice]:
    return Practice.objects.prefetch_related("municipalities", with_actors(), "target_groups", "stages")


def _today() -> Question:
    """What stands on the list of offers today."""
    return Question(since=timezone.localdate())


def _offers() -> QuerySet[Offer]:
    return standing(_today())


def _networks() -> QuerySet[NetworkProfile]:
    found = NetworkProfile.objects.filter(network__in=Actor.objects.public())
    return found.select_related("network").prefetch_related("genres")


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("municipality", "period").order_by("period__starts", "municipality")


SUBJECTS = [
    Subject("aktoerer", _("Aktører"), ACTORS, Actor.objects.public, actor_rows),
    Subject("rum", _("Rum"), ROOMS, _rooms, lambda: room_rows(_rooms())),
    Subject("metoder", _("Metoder"), PRACTICES, _practices, lambda: practice_rows(_practices())),
    Subject("tilbud", _("Tilbud"), OFFERS, _offers, lambda: rows_for(_today())),
    Subject("behov", _("Behov"), COUNTS, counts_now, count_rows),
    Subject("ordbog", _("Ordbog"), TERMS, Term.objects.all, lambda: term_rows(Term.objects.all())),
    Subject("netvaerk", _("Netværk"), NETWORKS, _networks, lambda: network_rows(_networks())),
    Subject(
        "kommuner",
        _("Kommuner"),
        MUNICIPALITIES,
        Municipality.objects.all,
        lambda: plain_rows(MUNICIPALITIES, Municipality.objects.all()),
    ),
    Subject("medlemskaber", _("Medlemskaber"), MEMBERSHIPS, _memberships, lambda: membership_rows(_memberships())),
]


def counts() -> dict[str, int]:
    """subject → how many rows it has; one query for all of them."""
    parts = [one.found().order_by().values(subject=Value(one.name)).annotate(rows=Count("pk")) for one in SUBJECTS]
    found = parts[0].union(*parts[1:], all=True)
    return {one.name: 0 for one in SUBJECTS} | {row["subject"]: row["rows"] for row in found}
