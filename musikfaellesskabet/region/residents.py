"""Who is in a municipality: an extension point (hook) for subjects above, so that the region knows of no actor.

A subject declares its source in its own `residents.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Resident:
    """A line on a municipality's page; `language` is set where the words are in that language only."""

    name: str
    url: str
    what: str = ""
    language: str = ""


@dataclass(frozen=True)
class Group:
    """Residents of one sort."""

    title: str
    residents: Sequence[Resident]


@dataclass(frozen=True)
class Source:
    """What a subject has in the municipalities: how many in each (by its key), and who in one."""

    count: Callable[[], dict[int, int]]
    groups: Callable[[int], Sequence[Group]]


_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a subject's source; called when the app is ready."""
    _sources.append(source)


def counts() -> dict[int, int]:
    """How many of all sources in each municipality, by its key; one query per source."""
    totals: dict[int, int] = {}
    for source in _sources:
        for municipality, number in source.count().items():
            totals[municipality] = totals.get(municipality, 0) + number
    return totals


def groups(municipality: int) -> list[Group]:
    """Everyone in the municipality; one query per source."""
    return [group for source in _sources for group in source.groups(municipality)]
