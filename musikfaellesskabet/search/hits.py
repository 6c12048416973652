"""An answer as it is shown: title, kind, place, and why it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from musikfaellesskabet.search.highlight import Piece, snippet
from musikfaellesskabet.search.measures import Measure
from musikfaellesskabet.search.models import Document
from musikfaellesskabet.search.registry import label_of

MOST_REASONS = 3


@dataclass(frozen=True)
class Place:
    """Where a word that was asked for stands in a document, and what it counts there."""

    part: int
    start: int
    length: int
    weight: int


@dataclass(frozen=True)
class Reason:
    """Where in a document the question was answered."""

    label: str
    pieces: list[Piece]
    language: str = ""
    is_shown: bool = False
    """Whether it is the answer's title or summary, which are shown anyhow."""


@dataclass(frozen=True)
class Hit:
    """One answer. `title_language` and `summary_language` are set where they are not the page's language."""

    kind: str
    kind_label: str
    title: list[Piece]
    address: str
    place: str
    summary: list[Piece]
    title_language: str = ""
    summary_language: str = ""
    why: list[Reason] = field(default_factory=list)

    @property
    def more(self) -> list[Reason]:
        """Why, beside what title and summary show."""
        return [reason for reason in self.why if not reason.is_shown][:MOST_REASONS]


def hit_of(document: Document, places: Sequence[Place], measure: Measure | None) -> Hit:
    """The answer in the active language; Danish, and said so, where English is missing."""
    english = get_language() == "en"
    title = document.title_en if english and document.title_en else document.title_da
    summary = document.summary_en if english and document.summary_en else document.summary_da
    return Hit(
        kind=document.kind,
        kind_label=str(label_of(document.kind)),
        title=snippet(title, _spans(document, title, places)),
        address=_address(document.path),
        place=document.place,
        summary=snippet(summary, _spans(document, summary, places)),
        title_language="da" if english and not document.title_en else "",
        summary_language="da" if english and not document.summary_en else "",
        why=[*_room(document, measure), *_reasons(document, places, (title, summary))],
    )


def _address(path: str) -> str:
    language = get_language() or settings.LANGUAGE_CODE
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def _spans(document: Document, text: str, places: Sequence[Place]) -> list[tuple[int, int]]:
    parts = {number for number, part in enumerate(document.parts) if part["text"] == text}
    return [(place.start, place.length) for place in places if place.part in parts]


def _reasons(document: Document, places: Sequence[Place], shown: tuple[str, str]) -> list[Reason]:
    """The parts in which words were found, weightiest first."""
    language = "en" if get_language() == "en" else "da"
    weights: dict[int, int] = {}
    for place in places:
        if place.part < len(document.parts) and place.length:
            weights[place.part] = max(weights.get(place.part, 0), place.weight)
    reasons = []
    for number in sorted(weights, key=lambda number: (-weights[number], number)):
        part = document.parts[number]
        spans = [(place.start, place.length) for place in places if place.part == number]
        foreign = part["language"] if part["language"] and part["language"] != language else ""
        reasons.append(Reason(part[language], snippet(part["text"], spans), foreign, part["text"] in shown))
    return reasons


def _room(document: Document, measure: Measure | None) -> list[Reason]:
    """How many the place holds, where that was asked."""
    if measure is None:
        return []
    sizes = []
    if document.capacity_standing:
        sizes.append(_("%(number)s stående") % {"number": _figure(document.capacity_standing)})
    if document.capacity_seated:
        sizes.append(_("%(number)s siddende") % {"number": _figure(document.capacity_seated)})
    if not sizes and document.capacity:
        sizes.append(_figure(document.capacity))
    return [Reason(_("Plads til"), [Piece(", ".join(sizes), True)])]


def _figure(number: int) -> str:
    return number_format(number, force_grouping=True)
