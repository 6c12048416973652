"""An actor's and a room's facts as lines: what is known with its sources, and what is not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from musikfaellesskabet.actors.models import Actor, Kind, Room, Use
from musikfaellesskabet.actors.models.source import site_of
from musikfaellesskabet.actors.queries.provenance import Notes
from musikfaellesskabet.region.countries import abroad

Text = str | Promise
ACCESS = ("step_free_entrance", "step_free_stage", "accessible_toilet", "hearing_loop", "quiet_room")
EQUIPMENT = ("pa", "light", "backline", "piano", "load_in")
STAGE_SIZE = ("stage_width_m", "stage_depth_m", "stage_height_m")


@dataclass(frozen=True)
class Line:
    """One fact. Without a value it is unknown. `lang` is set where the words exist in one language only."""

    field: str
    label: str
    value: str = ""
    url: str = ""
    lang: str = ""
    notes: tuple[int, ...] = ()
    count: int = 1
    room: int | None = None


@dataclass
class RoomFacts:
    """A room: its great figure, its facts, and what nobody has told us of it."""

    room: Room
    figure: int | None
    figure_noun: str
    figure_notes: tuple[int, ...]
    known: list[Line] = field(default_factory=list)
    unknown: list[Line] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.room.name or str(self.room.get_use_display())

    def as_unknown(self) -> list[Line]:
        """The room's unknowns as one line of the actor's list."""
        if not self.unknown:
            return []
        labels = ", ".join(line.label.lower() for line in self.unknown)
        return [Line(f"room-{self.room.pk}", self.name, labels, count=len(self.unknown), room=self.room.pk)]


def actor_lines(actor: Actor, names: dict[str, list[Any]], notes: Notes) -> tuple[list[Line], list[Line]]:
    """Known and unknown facts of the actor itself, for its kind."""
    lines = [*_common(actor, notes), *_OF_KIND.get(actor.kind, _nothing_more)(actor, notes)]
    for group, label in _WORDS:
        if names[group]:
            numbers = tuple(notes.number_of(actor, (FIELD_OF_WORD[group],), str(label)))
            lines.append(Line(group, str(label), ", ".join(name.label for name in names[group]), notes=numbers))
        elif group in _WORDS_OF_KIND.get(actor.kind, ()):
            lines.append(Line(group, str(label)))
    return [line for line in lines if line.value], [line for line in lines if not line.value]


_WORDS: list[tuple[str, Text]] = [
    ("stage", gettext_lazy("Trin")),
    ("genre", gettext_lazy("Genrer")),
    ("target_group", gettext_lazy("Målgrupper")),
    ("focus_area", gettext_lazy("Indsatsområder")),
]
FIELD_OF_WORD = {
    "stage": "stages",
    "genre": "genres",
    "target_group": "target_groups",
    "focus_area": "focus_areas",
}
# Words that readers look for on this kind of page, so that their absence is said.
_WORDS_OF_KIND: dict[str, tuple[str, ...]] = {
    Kind.VENUE: ("stage", "genre"),
    Kind.MUSIC_SCHOOL: ("stage",),
    Kind.FESTIVAL: ("genre",),
    Kind.ARTIST: ("stage", "genre"),
}


def _line(notes: Notes, row: Any, name: str, label: str, *, value: str, **more: Any) -> Line:
    numbers = tuple(notes.number_of(row, (name,), label)) if value else ()
    return Line(name, label, value, notes=numbers, **more)


def _common(actor: Actor, notes: Notes) -> list[Line]:
    what, lang = (capfirst(actor.subkind), "da") if actor.subkind else (str(actor.get_kind_display()), "")
    lines = [_line(notes, actor, "subkind", _("Hvad det er"), value=what, lang=lang)]
    lines.append(_line(notes, actor, "town", _("Sted"), value=place_of(actor)))
    site = site_of(actor.website) if actor.website else ""
    lines.append(_line(notes, actor, "website", _("Hjemmeside"), value=site, url=actor.website))
    return lines


def place_of(actor: Actor) -> str:
    """«1234 Byen, Byens Kommune», as far as it is known; the country for those abroad."""
    town = " ".join(part for part in (actor.postal_code, actor.town) if part)
    municipality = _("%(name)s Kommune") % {"name": actor.municipality} if actor.municipality else ""
    return ", ".join(part for part in (town, municipality) if part) or abroad(actor.country)


def _nothing_more(actor: Actor, notes: Notes) -> list[Line]:
    return []


def _school(actor: Actor, notes: Notes) -> list[Line]:
    school = getattr(actor, "school", None)

    def said(name: str) -> str:
        return "" if school is None or getattr(school, name) is None else str(getattr(school, name))

    about = said("pupils_approx") and number_format(int(said("pupils_approx")), force_grouping=True)
    pupils = _("cirka %(number)s") % {"number": about} if about else ""
    ages = f"{said('age_from')}-{said('age_to')}" if said("age_from") and said("age_to") else ""
    return [
        _line(notes, school, "pupils_approx", _("Elever"), value=pupils),
        _line(notes, school, "teachers", _("Lærere"), value=said("teachers")),
        _line(notes, school, "age_to", _("Alder"), value=_("%(ages)s år") % {"ages": ages} if ages else ""),
        _line(notes, school, "founded", _("Grundlagt"), value=said("founded")),
    ]


def _festival(actor: Actor, notes: Notes) -> list[Line]:
    festival = getattr(actor, "festival", None)
    season = festival.season if festival else ""
    return [_line(notes, festival, "season", _("Tid på året"), value=capfirst(season), lang="da")]


def _artist(actor: Actor, notes: Notes) -> list[Line]:
    kit = getattr(actor, "kit", None)
    formed = str(kit.formed_year) if kit and kit.formed_year else ""
    label = _("Dannet")
    numbers = (notes.told_on(localdate(kit.updated_at), label),) if kit and formed else ()
    return [Line("formed_year", label, formed, notes=numbers)]


_OF_KIND: dict[str, Callable[[Actor, Notes], list[Line]]] = {
    Kind.MUSIC_SCHOOL: _school,
    Kind.FESTIVAL: _festival,
    Kind.ARTIST: _artist,
}


def lines_of_room(room: Room, notes: Notes) -> RoomFacts:
    """The room's great figure and its facts. A stage is asked about everything; other rooms not about the stage."""
    name, figure, noun = _figure(room)
    numbers = tuple(notes.number_of(room, (name,), noun, room)) if figure is not None else ()
    facts = RoomFacts(room, figure, noun, numbers)
    for line in _room_lines(room, notes, shown=name if figure is not None else ""):
        (facts.known if line.value else facts.unknown).append(line)
    return facts


def _figure(room: Room) -> tuple[str, int | None, str]:
    """The largest capacity, and what it counts."""
    standing, seated, either = room.capacity_standing, room.capacity_seated, room.capacity_unspecified
    if standing is not None and standing >= max(seated or 0, either or 0):
        return "capacity_standing", standing, _("stående")
    if seated is not None and seated >= (either or 0):
        return "capacity_seated", seated, _("siddende")
    return "capacity_unspecified", either, _("mennesker")


def _room_lines(room: Room, notes: Notes, shown: str) -> list[Line]:
    lines = []
    if room.use == Use.STAGE:
        for name, label in (("capacity_standing", _("Stående")), ("capacity_seated", _("Siddende"))):
            if name != shown and not (shown == "capacity_unspecified" and name == "capacity_standing"):
                lines.append(_room_line(room, notes, name, label))
        measured = tuple(name for name in STAGE_SIZE if getattr(room, name) is not None)
        size, label = " × ".join(number_format(getattr(room, name)) for name in measured), _("Scenens mål")
        notes_of = tuple(notes.number_of(room, measured, label, room))
        lines.append(Line("stage_width_m", label, f"{size} m" if size else "", notes=notes_of))
    for name in EQUIPMENT + ACCESS:
        if room.use == Use.STAGE or name not in ("light", "step_free_stage", "hearing_loop"):
            lines.append(_room_line(room, notes, name, label_of(room, name)))
    return lines


FIELD_LABELS: dict[str, Text] = {
    "subkind": gettext_lazy("hvad det er"),
    "town": gettext_lazy("hvor det er"),
    "website": gettext_lazy("hjemmesiden"),
    "stage": gettext_lazy("hvilke trin det er for"),
    "genre": gettext_lazy("genrerne"),
    "pupils_approx": gettext_lazy("hvor mange elever der er"),
    "teachers": gettext_lazy("hvor mange lærere der er"),
    "age_to": gettext_lazy("hvor gamle eleverne er"),
    "founded": gettext_lazy("hvornår den er grundlagt"),
    "season": gettext_lazy("hvornår på året den er"),
    "formed_year": gettext_lazy("hvornår bandet er dannet"),
    "rooms": gettext_lazy("rummene"),
}


def label_of(row: models.Model, name: str) -> str:
    """The field's name as people read it."""
    return capfirst(str(getattr(row._meta.get_field(name), "verbose_name", name)))


def _room_line(room: Room, notes: Notes, name: str, label: str) -> Line:
    model_field: models.Field[Any, Any] = room._meta.get_field(name)  # type: ignore[assignment]
    value = getattr(room, name)
    if value in (None, ""):
        return Line(name, label)
    if isinstance(value, int):
        value = number_format(value, force_grouping=True)
    text = capfirst(str(dict(model_field.flatchoices).get(value, value)))
    lang = "da" if isinstance(model_field, models.CharField) and not model_field.choices else ""
    return Line(name, label, text, lang=lang, notes=tuple(notes.number_of(room, (name,), label, room)))
