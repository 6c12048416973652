"""Someone who has read all that is shown, and reckons with it. Shares no code with what protects.

The attacker knows which classes of persons (all their properties together) each shown count covers. A number that is a
linear combination of shown counts is found out, whatever it counts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, product

Kind = tuple[int, ...]
Count = tuple[frozenset[Kind], int]
"""A shown number, and the kinds of persons it counts."""


def everyone_of(sizes: Sequence[int]) -> list[Kind]:
    """All kinds of persons, where each property has so many values."""
    return list(product(*(range(size) for size in sizes)))


def groups(kinds: Collection[Kind]) -> Iterator[frozenset[Kind]]:
    """Every group that can be named by some of the properties: «15 to 17 in Storby», «who want to sing»."""
    length = len(next(iter(kinds)))
    found: set[frozenset[Kind]] = set()
    for many in range(length + 1):
        for places in combinations(range(length), many):
            for sample in kinds:
                found.add(frozenset(one for one in kinds if all(one[at] == sample[at] for at in places)))
    yield from found


def found_out(shown: Sequence[Count], kinds: Sequence[Kind]) -> dict[frozenset[Kind], int]:
    """Every group whose number follows from what is shown: those that can be named, and the difference of any two."""
    basis = _basis(shown, kinds)
    wanted = set(groups(kinds)) | {one - other for one, _ in shown for other, _ in shown if other < one}
    found = {group: _follows(group, basis, kinds) for group in wanted if group}
    return {group: int(number) for group, number in found.items() if number is not None}


def too_small(numbers: Iterable[int], k: int) -> list[int]:
    """Those that are about someone, and about fewer than `k`."""
    return [number for number in numbers if 0 < abs(number) < k]


def changes(before: Mapping[frozenset[Kind], int], after: Mapping[frozenset[Kind], int]) -> list[int]:
    """How much each group that follows from both editions has changed."""
    return [after[group] - before[group] for group in before.keys() & after.keys()]


def _basis(shown: Sequence[Count], kinds: Sequence[Kind]) -> list[list[Fraction]]:
    """The shown counts as equations, each with a leading unknown that no other has (Gauss and Jordan)."""
    rows = [[Fraction(kind in covered) for kind in kinds] + [Fraction(number)] for covered, number in shown]
    done: list[list[Fraction]] = []
    for column in range(len(kinds)):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        rows = [_less(row, pivot, column) for row in rows]
        done = [*(_less(row, pivot, column) for row in done), pivot]
    return done


def _less(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    return [value - row[column] * other for value, other in zip(row, pivot, strict=True)]


def _follows(group: frozenset[Kind], basis: list[list[Fraction]], kinds: Sequence[Kind]) -> Fraction | None:
    """The group's number where it is a combination of the equations; None where it is not."""
    left = [Fraction(kind in group) for kind in kinds] + [Fraction(0)]
    for row in basis:
        left = _less(left, row, next(at for at, value in enumerate(row) if value))
    return None if any(left[:-1]) else -left[-1]
