"""The actors' tables: venues, music schools, festivals and networks."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from musikfaellesskabet.actors.models import (
    Actor,
    FestivalFacts,
    Kind,
    MusicSchoolFacts,
    Relation,
    RelationKind,
    Room,
    Use,
)
from musikfaellesskabet.actors.models.relation import partial_date
from musikfaellesskabet.common.text import slug_of, sort_key
from musikfaellesskabet.region.imports import municipality_of
from musikfaellesskabet.region.loading import Record, Table, find, register
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


def _described(row: Row) -> dict[str, Any]:
    return {"description_da": row.text("description_da"), "description_en": row.text("description_en")}


def read_music_school(row: Row) -> Iterator[Record]:
    yield _actor(row, Kind.MUSIC_SCHOOL, **_place(row), **_described(row))


def read_festival(row: Row) -> Iterator[Record]:
    yield _actor(row, Kind.FESTIVAL, **_place(row), subkind=row.text("description_da", longest=120))


def read_network(row: Row) -> Iterator[Record]:
    description = {
        "subkind": row.text("type"),
        "description_da": row.text("role_da"),
        "country": row.text("country"),
    }
    yield _actor(row, Kind.NETWORK, **description)


def actor_named(name: str, column: str, kinds: Iterable[str] = Kind.values) -> Actor:
    """The actor that the files call so, or the one that it was merged into.

    A file's name for an actor is in the actor's key and stays there, whatever people here call it since. An actor that
    no file has listed answers to its name here. Raises BadCell where there is none.
    """
    listed = filter(None, (find(Actor, "import_key", f"{kind}:{slug_of(name)}") for kind in kinds))
    known: list[Actor] = sorted(listed, key=lambda one: one.imported.get("name") != name)
    actor = known[0] if known else find(Actor, "name", name)
    if actor is None or actor.kind not in kinds:
        raise BadCell(column, _("«%(name)s» er ikke en aktør, vi kender") % {"name": name})
    kept: Actor = find(Actor, "pk", actor.merged_into_id) if actor.merged_into_id else actor
    return kept


def _named(row: Row, column: str) -> Actor:
    return actor_named(row.text(column), column)


def read_school_figures(row: Row) -> Iterator[Record]:
    numbers = {name: row.whole(name) for name in ("pupils_approx", "teachers", "founded", "age_from", "age_to")}
    yield from _of_actor(row, MusicSchoolFacts, numbers)


def read_festival_season(row: Row) -> Iterator[Record]:
    yield from _of_actor(row, FestivalFacts, {"season": row.text("season", longest=60)})


def _of_actor(row: Row, model: type[Model], fields: dict[str, Any]) -> Iterator[Record]:
    """What only one kind of actor has."""
    actor, key = _named(row, "actor"), slug_of(row.text("actor"))
    source = {"source": row.text("source"), "confidence": row.confidence()}
    if not is_taken(model, key, actor=actor):
        yield Record(model, key, {"actor": actor} | fields | source)


def is_taken(model: type[Model], key: str, **owner: Actor) -> bool:
    """Whether the one row that an actor may have is another: two names of the files have become one actor here."""
    return model._default_manager.filter(**owner).exclude(import_key=key).exists()


def read_relation(row: Row) -> Iterator[Record]:
    subject, related = _named(row, "subject"), _named(row, "object")
    kind, starts = row.choice("kind", RelationKind.values), _partial_date(row, "starts")
    key = f"{slug_of(row.text('subject'))}:{kind}:{slug_of(row.text('object'))}"
    same = Relation.objects.filter(subject=subject, object=related, kind=kind, starts=starts)
    if subject == related or same.exclude(import_key=key).exists():
        return  # two names of the file have become one actor here, and the relation is known already
    fields = {
        "subject": subject,
        "object": related,
        "kind": kind,
        "starts": starts,
        "ends": _partial_date(row, "ends"),
        "source": row.text("source"),
        "confidence": row.confidence(),
    }
    yield Record(Relation, key, fields)


def _partial_date(row: Row, column: str) -> str:
    value = row.text(column)
    try:
        if value:
            partial_date(value)
    except ValidationError:
        reason = _("«%(value)s» er ikke et år, en måned eller en dag (2019, 2019-05, 2019-05-31)")
        raise BadCell(column, reason % {"value": value}) from None
    return value


def read_room(row: Row) -> Iterator[Record]:
    actor = _named(row, "actor")
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
    yield Record(Room, f"room:{slug_of(row.text('actor'))}:{slug_of(name or use)}", fields)


_FILES: list[tuple[str, Callable[[Row], Iterator[Record]]]] = [
    ("venues.csv", read_venue),
    ("music_schools.csv", read_music_school),
    ("festivals.csv", read_festival),
    ("networks.csv", read_network),
    ("rooms.csv", read_room),
    ("relations.csv", read_relation),
    ("music_school_figures.csv", read_school_figures),
    ("festival_seasons.csv", read_festival_season),
]
for number, (file, read) in enumerate(_FILES):
    register(Table(30 + number, file, read))
