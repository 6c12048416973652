"""All that stands on an actor's page, in a fixed number of queries however much there is."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, ExtractYear
from django.utils.translation import get_language

from musikfaellesskabet.actors.models import Actor, Fact, KitFile, KitLink, Merger, Relation, Room
from musikfaellesskabet.actors.queries.facts import Line, RoomFacts, actor_lines, lines_of_room
from musikfaellesskabet.actors.queries.provenance import Note, Notes
from musikfaellesskabet.region.models import FocusArea, Genre, Setting, SourceNote, Stage, TargetGroup
from musikfaellesskabet.ui.posters.recipe import Poster, Thing, compose

NEIGHBOURS = 6
WORDS = {"stage": Stage, "genre": Genre, "target_group": TargetGroup, "focus_area": FocusArea}


@dataclass(frozen=True)
class Name:
    """A short name on the page: a word of the region, a neighbour, a link or file, a former name, the region's own."""

    key: str
    da: str
    en: str
    number: int

    @property
    def label(self) -> str:
        return self.en if get_language() == "en" and self.en else self.da

    @property
    def file_url(self) -> str:
        """Where a file is served, whose key is its place in the store."""
        return default_storage.url(self.key)


@dataclass(frozen=True)
class Tie:
    """A relation read from this actor."""

    words: str
    other: Actor
    years: str
    notes: list[int]


@dataclass
class ActorPage:
    """What the template shows; `known` and `unknown` are the two lists of facts."""

    actor: Actor
    is_claimed: bool
    names: dict[str, list[Name]]
    rooms: list[RoomFacts] = field(default_factory=list)
    known: list[Line] = field(default_factory=list)
    unknown: list[Line] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def of_region(self) -> dict[str, dict[str, str]]:
        """What `region.context` gives every template, here without queries of its own."""
        region = {name.key: name.label for name in self.names["region"]}
        return {"region": region, "source_notes": {name.da: name.en for name in self.names["source_note"]}}

    @property
    def missing(self) -> int:
        """How many facts nobody has given us."""
        return sum(line.count for line in self.unknown)

    @property
    def stage(self) -> int:
        """The number of the actor's first stage, for its hue and mark; 0 where it has none."""
        return self.names["stage"][0].number if self.names["stage"] else 0

    @property
    def genre(self) -> int:
        """The number of the actor's first genre; 0 where it has none."""
        return self.names["genre"][0].number if self.names["genre"] else 0

    @property
    def place(self) -> str:
        return self.actor.town or str(self.actor.municipality or "")

    @property
    def poster(self) -> Poster:
        """The actor's poster; the page's hue and art are taken from it."""
        thing = Thing(
            title=self.actor.name,
            slug=self.actor.slug,
            stage=self.stage,
            genre=self.genre,
            place=self.place,
            kind=str(self.actor.get_kind_display()),
        )
        return compose(thing)

    @property
    def plane(self) -> str:
        """The hue of the page: its stage's; without one, always the same for the same actor."""
        return self.poster.inks.ground


def actors_for_page(at: datetime) -> QuerySet[Actor]:
    """Actors with what the page needs to know before it asks for more: one query."""
    rows = {"has_rooms": Room, "has_facts": Fact, "has_mergers": Merger}
    links = {"has_rooms": "actor", "has_facts": "actor", "has_mergers": "kept"}
    has = {name: Exists(model._default_manager.filter(**{links[name]: OuterRef("pk")})) for name, model in rows.items()}
    has["has_practices"] = Exists(Actor.objects.filter(pk=OuterRef("pk"), practices__isnull=False))
    is_claimed = Exists(Actor.objects.claimed(at).filter(pk=OuterRef("pk")))
    related = ("municipality", "merged_into__hiding", "hiding", "kit", "school", "festival")
    return Actor.objects.select_related(*related).annotate(is_claimed=is_claimed, **has)


def page_of(actor: Actor) -> ActorPage:
    """Gather the page of an actor from `actors_for_page`: at most four more queries."""
    row: Any = actor
    facts = actor.facts.all() if row.has_facts else []
    notes = Notes(actor, facts)
    page = ActorPage(actor, row.is_claimed, _names(actor))
    page.known, page.unknown = actor_lines(actor, page.names, notes)
    rooms = list(actor.rooms.all()) if row.has_rooms else []
    for room in rooms:
        room.actor = actor
        page.rooms.append(lines_of_room(room, notes))
    page.unknown += [line for room_facts in page.rooms for line in room_facts.as_unknown()]
    page.ties = _ties(actor, notes)
    page.notes = notes.in_order()
    return page


def _ties(actor: Actor, notes: Notes) -> list[Tie]:
    others = Actor.objects.public()
    tied = Q(subject=actor, object__in=others) | Q(object=actor, subject__in=others)
    rows = Relation.objects.filter(tied).select_related("subject", "object")
    ties = []
    for row in rows:
        is_subject = row.subject_id == actor.pk
        other = row.object if is_subject else row.subject
        words = str(row.get_kind_display() if is_subject else row.inverse)
        ties.append(Tie(words, other, row.years, notes.number_of(row, ("",), other.name)))
    return ties


def _names(actor: Actor) -> dict[str, list[Name]]:
    """Every short name on the page by its group: one query over small selections, however many groups."""
    near = _neighbours(actor)
    neighbours = _columns("neighbour", near, key="slug", da="name", en="subkind")
    merged = Merger.objects.filter(kept=actor).annotate(year=ExtractYear("merged_at"))
    former = _columns("merger", merged, key="other__slug", da="other__name", number="year")
    links = _columns("link", KitLink.objects.filter(kit__actor=actor), key="url", da="title")
    files = KitFile.objects.filter(kit__actor=actor, objection=None)
    kept = [
        _columns(kind, files.filter(kind=kind), key="file", da="title", en="credit", number="pk")
        for kind in KitFile.Kind.values
    ]
    region = [_columns("region", Setting.objects.all(), key="key", da="da", en="en")]
    if get_language() == "en":
        region.append(_columns("source_note", SourceNote.objects.all(), key="pk", da="da", en="en"))
    return _grouped(*_words(actor), neighbours, former, links, *kept, *region)


def words_of(actor: Actor) -> dict[str, list[Name]]:
    """The actor's stages, genres, target groups and focus areas, by group: one query."""
    return _grouped(*_words(actor))


def _words(actor: Actor) -> list[QuerySet[Any, Any]]:
    return [
        _columns(
            group, model._default_manager.filter(**{"actors": actor}), key="slug", da="da", en="en", number="order"
        )
        for group, model in WORDS.items()
    ]


def _grouped(first: QuerySet[Any, Any], *others: QuerySet[Any, Any]) -> dict[str, list[Name]]:
    grouped: dict[str, list[Name]] = defaultdict(list)
    for group, key, da, en, number in first.union(*others, all=True):
        grouped[group].append(Name(key, da, en, number))
    for names in grouped.values():
        names.sort(key=lambda name: (name.number, name.da))
    return grouped


def _neighbours(actor: Actor) -> QuerySet[Actor]:
    """Others in the same town, the same kind first."""
    if not actor.town:
        return Actor.objects.none()
    same_town = Actor.objects.public().filter(town=actor.town, municipality=actor.municipality).exclude(pk=actor.pk)
    order = Case(When(kind=actor.kind, then=0), default=1)
    return Actor.objects.filter(pk__in=same_town.order_by(order, "sort_name").values("pk")[:NEIGHBOURS])


def _columns(
    group: str, rows: QuerySet[Any], *, key: str, da: str, en: str = "", number: str = ""
) -> QuerySet[Any, Any]:
    """The rows as a group of names: which of their columns is the key, the Danish and the English words, the number."""
    text = TextField()
    columns = {
        "c_group": Value(group, output_field=text),
        "c_key": Cast(key, text),
        "c_da": Cast(da, text),
        "c_en": Cast(en, text) if en else Value("", output_field=text),
        "c_number": Cast(number, IntegerField()) if number else Value(0, output_field=IntegerField()),
    }
    columned: QuerySet[Any, Any] = rows.order_by().annotate(**columns).values_list(*columns)
    return columned
