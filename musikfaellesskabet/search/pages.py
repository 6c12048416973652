"""An entry as the index keeps it: its parts, its words with weights and places, its equivalents. Pure."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from musikfaellesskabet.search.analyser import LONGEST_WORD, VERSION, Analyser, tokens
from musikfaellesskabet.search.registry import Entry, Part, Weight

LONGEST_PART = 4000
WHOLE_TITLE = "="
"""A whole title is a word of its own, so that asking for exactly it finds it first."""

_TITLE, _SUMMARY = _("Navn"), _("Kort fortalt")


@dataclass(frozen=True)
class Place:
    """Where a word counts most in a document."""

    weight: int
    part: int
    start: int
    length: int
    shown: str


def whole_title(title: str) -> str:
    """The title as one word."""
    return (WHOLE_TITLE + " ".join(token.text for token in tokens(title)))[:LONGEST_WORD]


@dataclass(frozen=True)
class Page:
    """What is written for one entry."""

    entry: Entry
    parts: list[dict[str, str]]
    places: dict[str, Place]
    equivalents: list[tuple[str, str]]

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same words, texts and rules."""
        said = [VERSION, asdict(self.entry) | {"parts": self.parts}, sorted(self.places), self.equivalents]
        weights = [place.weight for _, place in sorted(self.places.items())]
        return hashlib.sha256(json.dumps([said, weights], default=str).encode()).hexdigest()[:32]

    def fields(self) -> dict[str, Any]:
        """The document's columns."""
        entry, room = self.entry, self.entry.room
        known = [size for size in (room.standing, room.seated, room.unspecified) if size is not None]
        return {
            "kind": entry.kind,
            "path": entry.path,
            "title_da": entry.title_da[:200],
            "title_en": entry.title_en[:200],
            "summary_da": entry.summary_da,
            "summary_en": entry.summary_en,
            "place": entry.place[:120],
            "audience": entry.audience,
            "capacity": max(known, default=None),
            "capacity_standing": room.standing,
            "capacity_seated": room.seated,
            "parts": self.parts,
            "fingerprint": self.fingerprint,
        }


def page_of(entry: Entry, analyser: Analyser) -> Page:
    """Analyse an entry."""
    parts = list(_parts(entry))
    return Page(entry, [_kept(part) for part in parts], _places(parts, analyser), _equivalents(entry, analyser))


def _parts(entry: Entry) -> Iterator[Part]:
    yield Part(_TITLE, entry.title_da, Weight.TITLE)
    if entry.title_en and entry.title_en != entry.title_da:
        yield Part(_TITLE, entry.title_en, Weight.TITLE, "en")
    yield Part(_SUMMARY, entry.summary_da)
    if entry.summary_en:
        yield Part(_SUMMARY, entry.summary_en, language="en")
    yield from (part for part in entry.parts if part.text)


def _kept(part: Part) -> dict[str, str]:
    with override("da"):
        da = str(part.label)
    with override("en"):
        en = str(part.label)
    return {"da": da, "en": en, "language": part.language, "text": part.text[:LONGEST_PART]}


def _places(parts: list[Part], analyser: Analyser) -> dict[str, Place]:
    """Each word's best place. What else is said of it adds a little, at most half as much again."""
    best: dict[str, Place] = {}
    more: dict[str, int] = {}
    for number, part in enumerate(parts):
        weight = part.weight * _share(part)
        for found in analyser.occurrences(part.text[:LONGEST_PART], part.language or "da"):
            place = Place(int(weight * found.percent / 100), number, found.start, found.length, found.shown)
            more[found.word] = more.get(found.word, 0) + place.weight
            if found.word not in best or place.weight > best[found.word].weight:
                best[found.word] = place
    for part in parts:
        if part.weight == Weight.TITLE:
            best[whole_title(part.text)] = Place(Weight.TITLE, 0, 0, 0, "")
            more[whole_title(part.text)] = Weight.TITLE
    return {word: _with_more(place, more[word]) for word, place in best.items()}


def _with_more(place: Place, total: int) -> Place:
    extra = min(place.weight // 2, (total - place.weight) // 5)
    return Place(place.weight + extra, place.part, place.start, place.length, place.shown)


def _share(part: Part) -> float:
    """A word of a short title says more of the thing than one of a long title."""
    if part.weight != Weight.TITLE:
        return 1.0
    return 0.6 + 0.4 / max(1, len(tokens(part.text)))


def _equivalents(entry: Entry, analyser: Analyser) -> list[tuple[str, str]]:
    """Both ways: the phrase as its key, the other language's words to look up."""
    found = []
    for da, en in entry.equivalents:
        danish, english = analyser.key(da, "da"), analyser.key(en, "en")
        if danish != english:
            found += [(danish, english), (english, danish)]
    return [(key[:120], meaning[:200]) for key, meaning in found if key and meaning]
