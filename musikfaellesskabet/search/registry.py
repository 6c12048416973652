"""What each subject gives the index: a subject registers its sources in its `search.py` when its app is ready."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

Label = str | Promise

PUBLIC = "public"
"""The audience of what everyone may find. See `audiences.audiences_of` for the others."""


class Weight(IntEnum):
    """How much a word counts by where it stands."""

    TITLE = 1000
    KEYWORD = 500
    SUMMARY = 300
    MENTION = 150


@dataclass(frozen=True)
class Part:
    """A piece of what a thing says of itself. `language` is da or en; empty for names, which are not taken apart."""

    label: Label
    text: str
    weight: Weight = Weight.SUMMARY
    language: str = "da"


@dataclass(frozen=True)
class Room:
    """How many people a place holds; None where unknown."""

    standing: int | None = None
    seated: int | None = None
    unspecified: int | None = None


@dataclass(frozen=True)
class Entry:
    """One thing that can be found. `path` is its Danish address; the English one is the same under /en/."""

    kind: str
    path: str
    title_da: str
    title_en: str = ""
    summary_da: str = ""
    summary_en: str = ""
    place: str = ""
    parts: Sequence[Part] = ()
    equivalents: Sequence[tuple[str, str]] = ()
    """Pairs of Danish and English words that mean the same; every question may use either."""
    room: Room = field(default_factory=Room)
    audience: str = PUBLIC


@dataclass(frozen=True)
class Source:
    """The rows of one model that can be found, and what each says.

    `kinds` names what is shown and counted (slug → plural). `queryset` brings only what someone may find, with what
    `entry` reads; `entry` makes no query of its own.
    """

    name: str
    model: type[Model]
    kinds: Mapping[str, Label]
    queryset: Callable[[], QuerySet[Any]]
    entry: Callable[[Any], Entry]
    entrance: tuple[str, Label] | None = None
    """The page that shows all of them (name of its address, and what it is called), offered where nothing is found."""


_sources: dict[type[Model], Source] = {}
_followers: dict[type[Model], list[Callable[[Any], Iterable[Model]]]] = {}
_names: list[Callable[[], Iterable[str]]] = []


def register(source: Source) -> None:
    """Add a source. A second one for the same model takes the first one's place."""
    _sources[source.model] = source


def register_names(names: Callable[[], Iterable[str]]) -> None:
    """Add a reading of proper names (towns) that are never taken apart as compounds."""
    _names.append(names)


def follow(model: type[Model], followers: Callable[[Any], Iterable[Model]]) -> None:
    """Bring what names a row up to date with it: `followers` gives the rows, of models with a source, that name it."""
    _followers.setdefault(model, []).append(followers)


def touched_by(obj: Model) -> list[Model]:
    """The rows whose documents a change of the object may touch: itself, where it can be found, and what names it.

    Raises KeyError for an object of a model that has no source and that nothing follows.
    """
    model = type(obj)
    if model not in _sources and model not in _followers:
        raise KeyError(model)
    named = [row for followers in _followers.get(model, []) for row in followers(obj)]
    return [obj, *named] if model in _sources else named


def sources() -> list[Source]:
    """All sources, in the order they were registered."""
    return list(_sources.values())


def source_of(model: type[Model]) -> Source:
    """The source of a model. Raises KeyError where the model has none."""
    return _sources[model]


def names() -> Iterator[str]:
    """All proper names, one query for each reading."""
    for read in _names:
        yield from read()


def label_of(kind: str) -> Label:
    """What a kind is called; the slug itself where no source knows it."""
    return next((source.kinds[kind] for source in _sources.values() if kind in source.kinds), kind)


def entrances() -> list[tuple[str, Label]]:
    """The pages that show all of something."""
    return [source.entrance for source in _sources.values() if source.entrance]


def kinds() -> list[str]:
    """All kinds in the order they are shown."""
    return [kind for source in _sources.values() for kind in source.kinds]
