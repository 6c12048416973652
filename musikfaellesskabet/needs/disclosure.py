"""Which counts of needs may be shown, so that nobody is found in them. Pure; the rule is decision 21.

A count stands on a path of a fixed tree: region → municipality → stage → theme → age group. Each need is counted once
at most, in one cell: the deepest on its path where enough others are. What is too few in a cell is counted one step
further up, with what was too few beside it; what is too few for the whole region is not counted at all. So the cells
share nobody, none holds less than `k` persons, and there is no sum from which a hidden one could be taken: whatever
else is shown must be added up from these cells alone.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

SHOWN_FROM = 5
SENSITIVE_SHOWN_FROM = 10

Path = tuple[Hashable, ...]
Tally = Counter[Hashable]
"""Persons by who counted them: an actor's number, or None for those who told of themselves."""


@dataclass(frozen=True)
class Figure:
    """A count that may be shown: its cell, and how many there are at least."""

    path: Path
    at_least: int


def figures(leaves: Mapping[Path, Tally], k: int) -> list[Figure]:
    """The counts to show of persons by their whole path, in the order of the tree.

    Each is rounded down to a multiple of `k`: between two editions it moves by `k` or stands still, so that one person
    who comes or goes is not seen.
    """
    shown = [Figure(path, tally.total() // k * k) for path, tally in cells(leaves, k)]
    return sorted(shown, key=lambda figure: (len(figure.path), str(figure.path)))


def cells(leaves: Mapping[Path, Tally], k: int) -> Iterator[tuple[Path, Tally]]:
    """The cells with whom they count, before rounding; the deepest first. All paths of `leaves` are equally long."""
    level = {path: Counter(tally) for path, tally in leaves.items()}
    while level:
        above: dict[Path, Tally] = {}
        for path, tally in level.items():
            counted = enough(tally, k)
            if counted:
                yield path, counted
            if path:
                above.setdefault(path[:-1], Counter()).update(tally - counted)
        level = above


def enough(tally: Tally, k: int) -> Tally:
    """Those of the cell who may be counted in it; empty where they are too few.

    An actor knows whom it counted itself and can take them away. So there must be `k` others, or none: where they are
    fewer, only the largest actor's own are counted, and the others wait.
    """
    counted = Counter(tally)
    actors = [by for by in tally if by is not None]
    if actors:
        largest = max(actors, key=lambda by: tally[by])
        if tally.total() - tally[largest] < k:
            counted = Counter({largest: tally[largest]})
    return counted if counted.total() >= k else Counter()
