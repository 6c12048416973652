"""What a page of the directory shows around the answer: tabs, chips, addresses, sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from musikfaellesskabet.actors.directory.answer import Answer
from musikfaellesskabet.actors.directory.charts import chart_of, marks_of
from musikfaellesskabet.actors.directory.facets import CRITERIA, KINDS, label_of
from musikfaellesskabet.actors.directory.question import DISTANCE, LIST, MAP, MINUTES, MODES, NAME, Question
from musikfaellesskabet.actors.models import Kind
from musikfaellesskabet.common.exports import FORMATS
from musikfaellesskabet.region.chart import Mark
from musikfaellesskabet.region.maps import RegionMap
from musikfaellesskabet.ui.pager import Pager


@dataclass(frozen=True)
class Entrance:
    """A door into the directory: everyone, or one kind with columns of its own."""

    url_name: str
    kind: str
    heading: str | Promise
    row: str


EVERYONE = Entrance(
    "actors",
    "",
    gettext_lazy("Aktører"),
    "actors/_row.html",
)
VENUES = Entrance(
    "venues",
    Kind.VENUE.value,
    gettext_lazy("Spillesteder"),
    "actors/_row_venue.html",
)
MUSIC_SCHOOLS = Entrance(
    "music-schools",
    Kind.MUSIC_SCHOOL.value,
    gettext_lazy("Musikskoler"),
    "actors/_row_music_school.html",
)
ENTRANCES = (EVERYONE, VENUES, MUSIC_SCHOOLS)


@dataclass(frozen=True)
class Tab:
    label: str
    count: int
    url: str
    is_here: bool


@dataclass(frozen=True)
class Chip:
    """Something chosen, and the address without it."""

    label: str
    url: str


class DirectoryPage:
    """One page of one entrance."""

    modes = tuple((name, mode.label) for name, mode in MODES.items())
    minutes = MINUTES

    def __init__(self, entrance: Entrance, answer: Answer) -> None:
        self.entrance = entrance
        self.answer = answer
        self.question = answer.question

    @property
    def path(self) -> str:
        return reverse(self.entrance.url_name)

    @property
    def directory_path(self) -> str:
        return reverse(EVERYONE.url_name)

    @property
    def url(self) -> str:
        return self.path + self.question.query()

    @property
    def heading(self) -> str | Promise:
        kinds = self.question.chosen.get("slags", ())
        return KINDS[kinds[0]] if len(kinds) == 1 else self.entrance.heading

    @property
    def everyone_url(self) -> str:
        """The entrance with nothing chosen, in the same view."""
        return self.path + Question(kind=self.question.kind, view=self.question.view).query()

    @cached_property
    def tabs(self) -> list[Tab]:
        chosen = self.question.kind or "".join(self.question.chosen.get("slags", ()))
        counts = self.answer.count_by_kind
        everyone = Tab(_("Alle"), sum(counts.values()), reverse(EVERYONE.url_name), not chosen)
        return [everyone, *(Tab(str(KINDS[kind]), counts[kind], _door(kind), kind == chosen) for kind in counts)]

    @property
    def chips(self) -> list[Chip]:
        return [chip for chip, _question in self._chips()]

    def _chips(self) -> Iterator[tuple[Chip, Question]]:
        for label, question in self._choices():
            yield Chip(label, self.path + question.query()), question

    def _choices(self) -> Iterator[tuple[str, Question]]:
        """What is chosen, each with the question without it."""
        question = self.question
        if question.text:
            yield question.text, question.but(text="")
        for one in CRITERIA:
            for value in question.chosen.get(one.name, ()):
                label = label_of(one, value, self.answer.index)
                label = f"{one.heading}: {label}" if one.name not in ("slags", "kommune") else label
                yield label, question.without(one.name, value)
        if question.origin:
            said = _("Inden for %(minutes)s min. %(mode)s fra %(place)s") % {
                "minutes": question.minutes,
                "mode": MODES[question.mode].label,
                "place": question.origin,
            }
            yield said, question.but(origin="", sort=NAME)

    @property
    def orders(self) -> list[Tab]:
        """By name or by distance; the latter where a place to start from is given."""
        if not self.question.origin:
            return []
        named = ((NAME, _("Navn A til Å")), (DISTANCE, _("Nærmest først")))
        return [Tab(label, 0, self._but(sort=sort), self.question.sort == sort) for sort, label in named]

    @property
    def views(self) -> list[Tab]:
        named = ((LIST, _("Liste")), (MAP, _("Kort")))
        return [Tab(label, 0, self._but(view=view), self.question.view == view) for view, label in named]

    @property
    def downloads(self) -> list[Chip]:
        query = self.question.but(view=LIST).query()
        name = f"{self.entrance.url_name}-export"
        return [Chip(form.upper(), reverse(name, kwargs={"form": form}) + query) for form in FORMATS]

    @property
    def pager(self) -> Pager:
        return Pager(self.answer.page, self.answer.pages, lambda number: self._but(page=number))

    @property
    def ways_out(self) -> list[Tab]:
        """When nothing is found: each choice that could be given up, and how many there are without it."""
        without = [(chip, Answer(self.answer.index, question)) for chip, question in self._chips()]
        return [Tab(chip.label, answer.count, chip.url, False) for chip, answer in without]

    @property
    def place_names(self) -> list[str]:
        return [word.da for word in self.answer.index.words.get("fra", ())]

    @property
    def places_meant(self) -> list[Chip]:
        """The question from each known place near the one that was not understood."""
        return [Chip(name, self._but(origin=name)) for name in self.question.places_meant]

    @cached_property
    def marks(self) -> list[Mark]:
        """The map's marks, for the list beside it."""
        return marks_of(self.answer, self.path)

    @cached_property
    def chart(self) -> RegionMap | None:
        return chart_of(self.answer, self.marks)

    def _but(self, **changes: object) -> str:
        return self.path + self.question.but(**changes).query()


def _door(kind: str) -> str:
    """The kind's own entrance, or the directory with it chosen."""
    own = next((entrance.url_name for entrance in ENTRANCES if entrance.kind == kind), "")
    return reverse(own) if own else f"{reverse(EVERYONE.url_name)}?slags={kind}"
