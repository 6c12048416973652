"""The directory's answer to a question: who, in which order, and what every further choice would find."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from musikfaellesskabet.actors.directory.entries import Entry
from musikfaellesskabet.actors.directory.facets import (
    CRITERIA,
    KINDS,
    Criterion,
    facet_of,
    is_flat,
    label_of,
    said_of_flat,
    values_of,
)
from musikfaellesskabet.actors.directory.index import Bits, Index, positions_in
from musikfaellesskabet.actors.directory.question import DISTANCE, MODES, Question
from musikfaellesskabet.search.analyser import fold, tokens
from musikfaellesskabet.search.language import analyser
from musikfaellesskabet.ui.facets import Choice, Facet

PER_PAGE = 24
_FAR = 10**6


@dataclass(frozen=True)
class Found:
    """An actor in the list; `minutes` is the journey from where the visitor asks, None where unknown or not asked."""

    entry: Entry
    minutes: int | None = None


class Answer:
    """Everything a page says to a question. Nothing is asked of the database."""

    def __init__(self, index: Index, question: Question) -> None:
        self.index = index
        self.question = question
        self.scope = index.having("slags", question.kind) if question.kind else index.everyone
        self._chosen = {name: index.having_any(name, values) for name, values in question.chosen.items()}
        self._free = self.scope & self._said() & self._near()
        self.found = self._all_but("")

    @cached_property
    def minutes(self) -> Sequence[int | None]:
        """For each actor, the minutes from where the visitor asks; empty when not asked."""
        if not self.question.origin:
            return ()
        origin = self.index.places[fold(self.question.origin)]
        return self.index.minutes_from(origin, MODES[self.question.mode])

    @property
    def count(self) -> int:
        return self.found.bit_count()

    @property
    def count_inside(self) -> int:
        """Those in the region's own municipalities."""
        return (self.found & self.index.inside).bit_count()

    @cached_property
    def all(self) -> Sequence[Found]:
        """Everyone found, in the order asked for."""
        entries, minutes = self.index.entries, self.minutes
        found = [Found(entries[n], minutes[n] if minutes else None) for n in positions_in(self.found)]
        if self.question.sort == DISTANCE:
            found.sort(key=lambda one: _FAR if one.minutes is None else one.minutes)
        return found

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // PER_PAGE))

    @property
    def page(self) -> int:
        """The page asked for, or the last."""
        return min(max(1, self.question.page), self.pages)

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the address was not understood; also a page beyond the last."""
        if self.question.page <= self.pages:
            return self.question.notices
        said = _("Listen har ingen side %(page)s. Her er den sidste.") % {"page": self.question.page}
        return (*self.question.notices, said)

    @property
    def rows(self) -> Sequence[Found]:
        return self.all[(self.page - 1) * PER_PAGE : self.page * PER_PAGE]

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets with their counts; values that nobody here has are left out unless chosen.

        So are facets that divide nobody (`is_flat`).
        """
        return [facet for facet in self._every_facet if not is_flat(facet)]

    @property
    def left_out(self) -> str:
        """Which facets are left out because they divide nobody, in one line; empty for none."""
        return said_of_flat([facet for facet in self._every_facet if is_flat(facet)])

    @cached_property
    def _every_facet(self) -> list[Facet]:
        return [self._facet(one) for one in CRITERIA if not (one.name == "slags" and self.question.kind)]

    @cached_property
    def count_by_kind(self) -> dict[str, int]:
        """kind → how many there are of it altogether, in the order of the tabs."""
        counts = {kind: self.index.having("slags", kind).bit_count() for kind in KINDS}
        return {kind: count for kind, count in counts.items() if count}

    def count_of(self, facet: str, value: str) -> int:
        """How many one would find with this value chosen and every other facet as it is."""
        return (self._all_but(facet) & self.index.having(facet, value)).bit_count()

    def _facet(self, criterion: Criterion) -> Facet:
        chosen, others = self.question.chosen.get(criterion.name, ()), self._all_but(criterion.name)
        choices = []
        for value in values_of(criterion, self.index):
            having = self.index.having(criterion.name, value)
            if having & self.scope or value in chosen:
                count = (others & having).bit_count()
                choices.append(Choice(value, label_of(criterion, value, self.index), value in chosen, count))
        return facet_of(criterion, choices)

    def _all_but(self, facet: str) -> Bits:
        found = self._free
        for name, bits in self._chosen.items():
            if name != facet:
                found &= bits
        return found

    def _said(self) -> Bits:
        words = [token.text for token in tokens(self.question.text)]
        return self.index.saying([{word, *analyser().bases(word)} for word in words]) if words else self.scope

    def _near(self) -> Bits:
        if not self.question.origin:
            return self.scope
        return self.index.within(self.question.minutes, self.minutes)
