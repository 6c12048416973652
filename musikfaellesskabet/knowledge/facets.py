"""Facets over things already in memory: what one may filter by, how many each choice would give."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

Thing = TypeVar("Thing")
LONGEST_SAID, MOST_NOTICES = 80, 3


@dataclass(frozen=True)
class Choice:
    """One choice of a facet: its value in the address, its word, how many things it gives, and whether it is made."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A facet as it is shown."""

    name: str
    label: str
    choices: list[Choice]
    is_open: bool = False

    @property
    def chosen(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.chosen]


@dataclass(frozen=True)
class Sorting(Generic[Thing]):
    """What things are sorted by: the name in the address, the heading, the choices in order, a thing's values."""

    name: str
    label: str
    choices: Mapping[str, str]
    values_of: Callable[[Thing], Iterable[str]]
    is_open: bool = False


Asked = Mapping[str, Sequence[str]]


def chosen_of(things: Iterable[Thing], sortings: Sequence[Sorting[Thing]], asked: Asked) -> list[Thing]:
    """Those that meet every facet: any of its chosen values."""
    return [thing for thing in things if all(_meets(thing, sorting, asked) for sorting in sortings)]


def facets_of(things: Sequence[Thing], sortings: Sequence[Sorting[Thing]], asked: Asked) -> list[Facet]:
    """Every facet, each choice counted under what is chosen in the other facets. Choices that give nothing are left
    out, unless they are made.
    """
    return [
        _facet(things, sorting, [other for other in sortings if other is not sorting], asked) for sorting in sortings
    ]


def _facet(things: Sequence[Thing], sorting: Sorting[Thing], others: Sequence[Sorting[Thing]], asked: Asked) -> Facet:
    counts: dict[str, int] = {}
    for thing in chosen_of(things, others, asked):
        for value in set(sorting.values_of(thing)):
            counts[value] = counts.get(value, 0) + 1
    made = set(asked.get(sorting.name, ()))
    choices = [
        Choice(value, label, counts.get(value, 0), value in made)
        for value, label in sorting.choices.items()
        if value in counts or value in made
    ]
    return Facet(sorting.name, sorting.label, choices, sorting.is_open or any(choice.chosen for choice in choices))


def _meets(thing: Thing, sorting: Sorting[Thing], asked: Asked) -> bool:
    wanted = asked.get(sorting.name)
    return not wanted or not set(wanted).isdisjoint(sorting.values_of(thing))


def notices_of(sortings: Sequence[Sorting[Thing]], asked: Asked, others: Collection[str] = ()) -> list[str]:
    """What of the address nothing is chosen by, as sentences: a misspelt filter must not look like an answer."""
    known = {sorting.name: sorting for sorting in sortings}
    told = []
    for name, values in asked.items():
        if name in others:
            continue
        if name not in known:
            told.append(_("Man kan ikke vælge efter «%(name)s» her.") % {"name": name[:LONGEST_SAID]})
            continue
        for value in values:
            if value and value not in known[name].choices:
                what = {"facet": known[name].label, "value": value[:LONGEST_SAID]}
                told.append(_("Under «%(facet)s» er der intet med «%(value)s».") % what)
    return told[:MOST_NOTICES]
