"""What a visitor asks the directory, read from an address; and the address of a question a little different."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from musikfaellesskabet.actors.directory.facets import CRITERIA, values_of
from musikfaellesskabet.actors.directory.index import Index
from musikfaellesskabet.actors.directory.starts import names_near, start_of
from musikfaellesskabet.region.models import Mode
from musikfaellesskabet.ui.facets import notices_of

NAME, DISTANCE = "navn", "afstand"
LIST, MAP = "liste", "kort"
LONGEST_TEXT = 80
MINUTES = (15, 30, 45, 60, 90)
MODES: dict[str, Mode] = {"gang": Mode.WALK, "cykel": Mode.BICYCLE, "offentlig": Mode.TRANSIT, "bil": Mode.CAR}
_READ_ELSEWHERE = ("navn", "fra", "min", "med", "sorter", "vis", "side")
USUAL_MINUTES, USUAL_MODE = 30, "offentlig"


@dataclass(frozen=True)
class Question:
    """What is asked. `kind` is fixed by the entrance; `notices` say what of the address was not understood."""

    kind: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    origin: str = ""
    minutes: int = USUAL_MINUTES
    mode: str = USUAL_MODE
    sort: str = NAME
    view: str = LIST
    page: int = 1
    notices: tuple[str, ...] = ()
    places_meant: tuple[str, ...] = ()
    """Known names near a place that was not understood."""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen or self.text or self.origin)

    def query(self) -> str:
        """The question as the shortest query string that asks it; empty, or beginning with «?»."""
        said = QueryDict(mutable=True)
        if self.text:
            said["navn"] = self.text
        for name, values in self.chosen.items():
            said.setlist(name, list(values))
        if self.origin:
            said.update({"fra": self.origin, "min": str(self.minutes), "med": self.mode})
        for name, value, usual in (("sorter", self.sort, NAME), ("vis", self.view, LIST), ("side", self.page, 1)):
            if value != usual:
                said[name] = str(value)
        return f"?{said.urlencode()}" if said else ""

    def but(self, **changes: Any) -> "Question":
        """The same question with some of it changed, from its first page."""
        return replace(self, **({"page": 1} | changes))

    def without(self, facet: str, value: str) -> "Question":
        kept = tuple(other for other in self.chosen.get(facet, ()) if other != value)
        chosen = {name: kept if name == facet else values for name, values in self.chosen.items()}
        return self.but(chosen={name: values for name, values in chosen.items() if values})

    def with_only(self, facet: str, value: str) -> "Question":
        return self.but(chosen={**self.chosen, facet: (value,)})


def read_question(said: QueryDict, index: Index, *, kind: str = "") -> Question:
    """The question an address asks. What it cannot mean is left out, and said in a notice."""
    notices: list[str] = []
    chosen = _chosen(said, index, kind, notices)
    asked = said.get("fra", "").strip()[:LONGEST_TEXT]
    origin = _origin(asked, index, notices)
    sort = DISTANCE if origin and said.get("sorter") == DISTANCE else NAME
    return Question(
        kind=kind,
        chosen=chosen,
        text=" ".join(said.get("navn", "").split())[:LONGEST_TEXT],
        origin=origin,
        minutes=_minutes(said, notices),
        mode=_mode(said, notices),
        sort=sort,
        view=MAP if said.get("vis") == MAP else LIST,
        page=_whole(said.get("side", "")) or 1,
        notices=tuple(notices),
        places_meant=names_near(asked, index.places) if asked and not origin else (),
    )


def _origin(asked: str, index: Index, notices: list[str]) -> str:
    """The name of the place to start from; empty where none is asked for or understood, which is said."""
    start = start_of(asked, index.places) if asked else None
    if asked and not start:
        notices.append(_("Vi kender ikke stedet «%(place)s». Skriv en by eller en kommune.") % {"place": asked})
    if start and start.centre_of:
        said_of = {"place": start.name, "municipality": start.centre_of}
        notices.append(_("Vi ved ikke, hvor %(place)s ligger, og regner fra midten af %(municipality)s.") % said_of)
    return start.name if start else ""


def _mode(said: QueryDict, notices: list[str]) -> str:
    asked = said.get("med", "")
    if asked and asked not in MODES:
        notices.append(_("Vi kender ikke rejsemåden «%(mode)s».") % {"mode": asked[:LONGEST_TEXT]})
    return asked if asked in MODES else USUAL_MODE


def _chosen(said: QueryDict, index: Index, kind: str, notices: list[str]) -> dict[str, tuple[str, ...]]:
    criteria = [one for one in CRITERIA if not (kind and one.name == "slags")]
    known = {one.name: (one.heading, values_of(one, index)) for one in criteria}
    notices += notices_of(known, dict(said.lists()), _READ_ELSEWHERE)
    chosen = {
        name: tuple(value for value in dict.fromkeys(said.getlist(name)) if value in values)
        for name, (_heading, values) in known.items()
    }
    return {name: values for name, values in chosen.items() if values}


def _minutes(said: QueryDict, notices: list[str]) -> int:
    asked = said.get("min", "")
    minutes = _whole(asked)
    if minutes is not None and 1 <= minutes <= 240:
        return minutes
    if asked and said.get("fra"):
        notices.append(_("Rejsetiden skal være mellem 1 og 240 minutter."))
    return USUAL_MINUTES


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
