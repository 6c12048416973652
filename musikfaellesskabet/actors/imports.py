"""The actors' tables: venues, music schools, festivals and networks."""

from collections.abc import Callable, Iterator
from typing import Any

from musikfaellesskabet.actors.models import Actor, Kind, Room, Use
from musikfaellesskabet.common.text import slug_of, sort_key
from musikfaellesskabet.region.imports import municipality_of
from musikfaellesskabet.region.loading import Record, Table, register
from musikfaellesskabet.region.rows import BadCell, Row


def _actor(row: Row, kind: Kind, **more: Any) -> Record:
    name = row.text("name", required=True, longest=120)
    key = f"{kind}:{slug_of(name)}"
    fields = {
        "kind": kind.value,
        "name": name,
        "sort_name": sort_key(name),
        "website": row.text("website"),
        "source": row.text("source"),
        "confidence": row.confidence(),
    } | more
    slug = slug_of(name)
    if Actor.objects.filter(slug=slug).exclude(import_key=key).exists():
        slug = f"{slug}-{kind}"
    return Record(Actor, key, fields, once={"slug": slug})


def _place(row: Row) -> dict[str, Any]:
    return {"municipality": municipality_of(row), "town": row.text("town")}


def read_venue(row: Row) -> Iterator[Record]:
    place = _place(row) | {
        "postal_code": row.text("postal_code"),
        "latitude": row.number("lat"),
        "longitude": row.number("lon"),
    }
    yield _actor(row, Kind.VENUE, subkind=row.text("kind"), **place)


def read_music_school(row: Row) -> Iterator[Record]:
    yield _actor(row, Kind.MUSIC_SCHOOL, **_place(row), description_da=row.text("notes"))


def read_festival(row: Row) -> Iterator[Record]:
    yield _actor(row, Kind.FESTIVAL, **_place(row), subkind=row.text("description_da", longest=120))


def read_network(row: Row) -> Iterator[Record]:
    description = {
        "subkind": row.text("type"),
        "description_da": row.text("role_da"),
        "country": row.text("country"),
    }
    yield _actor(row, Kind.NETWORK, **description)


def read_room(row: Row) -> Iterator[Record]:
    actor = Actor.objects.filter(name=row.text("actor")).first()
    if actor is None:
        raise BadCell("actor", f"«{row.text('actor')}» is not known")
    name, use = row.text("name", longest=80), row.choice("use", Use.values, default=Use.STAGE)
    fields = {
        "actor": actor,
        "name": name,
        "use": use,
        "capacity_standing": row.whole("capacity_standing"),
        "capacity_seated": row.whole("capacity_seated"),
        "capacity_unspecified": row.whole("capacity_unspecified"),
        "source": row.text("source"),
        "confidence": row.confidence(),
    }
    yield Record(Room, f"room:{actor.slug}:{slug_of(name or use)}", fields)


_FILES: list[tuple[str, Callable[[Row], Iterator[Record]]]] = [
    ("venues.csv", read_venue),
    ("music_schools.csv", read_music_school),
    ("festivals.csv", read_festival),
    ("networks.csv", read_network),
    ("rooms.csv", read_room),
]
for number, (file, read) in enumerate(_FILES):
    register(Table(30 + number, file, read))
