"""Every subject as a table to take away: facts with their sources, and nothing about persons."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model, QuerySet, Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.directory.answer import Answer
from musikfaellesskabet.actors.directory.columns import COLUMNS, rows_of
from musikfaellesskabet.actors.directory.question import Question
from musikfaellesskabet.actors.directory.source import current_index
from musikfaellesskabet.actors.models import Actor, Room
from musikfaellesskabet.api.schemas import RoomItem
from musikfaellesskabet.common.exports import Columns, cell_of
from musikfaellesskabet.knowledge import tables
from musikfaellesskabet.knowledge.models import NetworkProfile, Practice, Term
from musikfaellesskabet.knowledge.queries import with_actors
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.queries.listing import Question as OfferQuestion
from musikfaellesskabet.offers.queries.listing import standing
from musikfaellesskabet.offers.tables import OFFERS, all_rows
from musikfaellesskabet.region.models import Membership, Municipality


@dataclass(frozen=True)
class Subject:
    """A table: its name in the address, what it holds, its columns, and its rows from the database."""

    name: str
    title: str | Promise
    columns: Columns
    found: Callable[[], QuerySet[Any]]
    rows: Callable[[QuerySet[Any]], Iterator[list[Any]]]


ACTORS: Columns = {key: heading for key, heading in COLUMNS.items() if key != "minutes"}
"""The directory's own table; how long it takes to get there depends on where one asks from."""
MUNICIPALITIES: Columns = {
    "code": _("Kommunekode"),
    "name": _("Navn"),
    "latitude": _("Breddegrad"),
    "longitude": _("Længdegrad"),
    "population": _("Indbyggere"),
    "population_year": _("Indbyggere i år"),
    "confidence": _("Sikkerhed"),
    "source": _("Kilde"),
}
MEMBERSHIPS: Columns = {
    "municipality_code": _("Kommunekode"),
    "municipality": _("Kommune"),
    "period": _("Aftaleperiode"),
    "status": _("Med"),
    "confidence": _("Sikkerhed"),
    "source": _("Kilde"),
}
ROOMS: Columns = {
    "actor": _("Aktør"),
    **{field.name: field.verbose_name for field in Room._meta.concrete_fields if field.name in RoomItem.model_fields},
    "confidence": _("Sikkerhed"),
    "source": _("Kilde"),
}


def _actor_rows(_actors: QuerySet[Actor]) -> Iterator[list[Any]]:
    index, minutes = current_index(), list(COLUMNS).index("minutes")
    for row in rows_of(Answer(index, Question())):
        yield row[:minutes] + row[minutes + 1 :]


def _room_rows(rooms: QuerySet[Room]) -> Iterator[list[Any]]:
    for one in rooms:
        yield [one.actor.name, *(cell_of(one, name) for name in list(ROOMS)[1:-1]), one.source]


def _plain_rows(columns: Columns) -> Callable[[QuerySet[Any]], Iterator[list[Any]]]:
    def rows(found: QuerySet[Model]) -> Iterator[list[Any]]:
        for one in found:
            yield [cell_of(one, key) for key in columns]

    return rows


def _membership_rows(memberships: QuerySet[Membership]) -> Iterator[list[Any]]:
    for one in memberships:
        place = one.municipality
        yield [
            place.code,
            place.name,
            one.period.slug,
            *(cell_of(one, name) for name in ("status", "confidence", "source")),
        ]


def _offers() -> QuerySet[Offer]:
    """What stands on the list of offers today."""
    return standing(OfferQuestion(since=timezone.localdate()))


def _offer_rows(_offers: QuerySet[Offer]) -> Iterator[list[Any]]:
    yield from all_rows(timezone.localdate())


SUBJECTS = [
    Subject(
        "aktoerer",
        _("Aktører"),
        ACTORS,
        lambda: Actor.objects.public().select_related("municipality"),
        _actor_rows,
    ),
    Subject(
        "rum",
        _("Rum"),
        ROOMS,
        lambda: (
            Room.objects.filter(actor__in=Actor.objects.public())
            .select_related("actor")
            .order_by("actor__sort_name", "pk")
        ),
        _room_rows,
    ),
    Subject(
        "metoder",
        _("Metoder"),
        tables.PRACTICES,
        lambda: Practice.objects.prefetch_related("municipalities", with_actors(), "target_groups", "stages"),
        tables.practice_rows,
    ),
    Subject("tilbud", _("Tilbud"), OFFERS, _offers, _offer_rows),
    Subject("ordbog", _("Ordbog"), tables.TERMS, Term.objects.all, tables.term_rows),
    Subject(
        "netvaerk",
        _("Netværk"),
        tables.NETWORKS,
        lambda: (
            NetworkProfile.objects.filter(network__in=Actor.objects.public())
            .select_related("network")
            .prefetch_related("genres")
        ),
        tables.network_rows,
    ),
    Subject("kommuner", _("Kommuner"), MUNICIPALITIES, Municipality.objects.all, _plain_rows(MUNICIPALITIES)),
    Subject(
        "medlemskaber",
        _("Medlemskaber"),
        MEMBERSHIPS,
        lambda: Membership.objects.select_related("municipality", "period").order_by("period__starts", "municipality"),
        _membership_rows,
    ),
]


def counts() -> dict[str, int]:
    """subject → how many rows it has; one query for all of them."""
    parts = [one.found().order_by().values(subject=Value(one.name)).annotate(rows=Count("pk")) for one in SUBJECTS]
    found = parts[0].union(*parts[1:], all=True)
    return {one.name: 0 for one in SUBJECTS} | {row["subject"]: row["rows"] for row in found}
