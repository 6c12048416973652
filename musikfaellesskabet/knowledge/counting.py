"""Facets over things already in memory: what one may choose by, and how many each choice would give."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from musikfaellesskabet.ui.facets import Choice, Facet

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Criterion(Generic[Thing]):
    """What things are chosen by: the name in the address, the heading, the choices in order, a thing's values."""

    name: str
    heading: str
    choices: Mapping[str, str]
    values_of: Callable[[Thing], Iterable[str]]
    is_open: bool = False


Asked = Mapping[str, Sequence[str]]


def chosen_of(things: Iterable[Thing], criteria: Sequence[Criterion[Thing]], asked: Asked) -> list[Thing]:
    """Those that meet every facet: any of its chosen values."""
    return [thing for thing in things if all(_meets(thing, criterion, asked) for criterion in criteria)]


def facets_of(things: Sequence[Thing], criteria: Sequence[Criterion[Thing]], asked: Asked) -> list[Facet]:
    """Every facet, each choice counted under what is chosen in the other facets. Choices that give nothing are left
    out, unless they are made.
    """
    return [_facet(things, one, [other for other in criteria if other is not one], asked) for one in criteria]


def _facet(
    things: Sequence[Thing], criterion: Criterion[Thing], others: Sequence[Criterion[Thing]], asked: Asked
) -> Facet:
    counts: dict[str, int] = {}
    for thing in chosen_of(things, others, asked):
        for value in set(criterion.values_of(thing)):
            counts[value] = counts.get(value, 0) + 1
    made = set(asked.get(criterion.name, ()))
    choices = [
        Choice(value, label, value in made, counts.get(value, 0))
        for value, label in criterion.choices.items()
        if value in counts or value in made
    ]
    is_open = criterion.is_open or any(choice.is_chosen for choice in choices)
    return Facet(criterion.name, criterion.heading, choices, is_open=is_open)


def _meets(thing: Thing, criterion: Criterion[Thing], asked: Asked) -> bool:
    wanted = asked.get(criterion.name)
    return not wanted or not set(wanted).isdisjoint(criterion.values_of(thing))


def known_of(criteria: Sequence[Criterion[Thing]]) -> dict[str, tuple[str, Mapping[str, str]]]:
    """The heading and the choices of each, for `ui.facets.notices_of`."""
    return {one.name: (one.heading, one.choices) for one in criteria}
