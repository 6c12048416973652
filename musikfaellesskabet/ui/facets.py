"""What a list may be narrowed by, as a page shows it; `<c-facets>` draws it.

What counts the choices stands with each subject: bits of an index for actors, what is in memory for practices.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Text = str | Promise
LONGEST_SAID, MOST_NOTICES = 80, 3


@dataclass(frozen=True)
class Choice:
    """A value as the page offers it. `count` is what one would see with all other choices kept; None: not counted."""

    value: str
    label: str
    is_chosen: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Facet:
    """One thing to choose by. `name` stands in the address."""

    name: str
    heading: Text
    choices: Sequence[Choice]
    is_open: bool = False
    has_known: bool = True
    """Whether anyone has told us anything of it."""
    shown_first: int | None = None
    """How many choices stand outside «Vis alle»; None for all of them."""

    @property
    def first(self) -> Sequence[Choice]:
        return self.choices[: self.shown_first]

    @property
    def rest(self) -> Sequence[Choice]:
        return self.choices[self.shown_first :] if self.shown_first is not None else ()

    @property
    def rest_is_open(self) -> bool:
        return any(choice.is_chosen for choice in self.rest)


def notices_of(
    known: Mapping[str, tuple[Text, Collection[str]]],
    asked: Mapping[str, Sequence[str]],
    others: Collection[str] = (),
) -> list[str]:
    """What of the address nothing is chosen by, as sentences: a misspelt choice must not look like an answer.

    `known` has the heading and the values of each name; `others` are names that something else reads.
    """
    told = []
    for name, values in asked.items():
        if name in others:
            continue
        if name not in known:
            told.append(_("Man kan ikke vælge efter «%(name)s» her.") % {"name": name[:LONGEST_SAID]})
            continue
        heading, values_known = known[name]
        for value in dict.fromkeys(values):
            if value and value not in values_known:
                what = {"facet": heading, "value": value[:LONGEST_SAID]}
                told.append(_("Under «%(facet)s» er der ikke noget, der hedder «%(value)s».") % what)
    return told[:MOST_NOTICES]
