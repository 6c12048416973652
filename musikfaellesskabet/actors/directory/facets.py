"""The facets of the directory: their names in the address, their headings, and what their values are called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.directory.entries import BANDS, NO, NOWHERE, UNKNOWN, YES
from musikfaellesskabet.actors.directory.index import Index
from musikfaellesskabet.actors.models import Kind

Text = str | Promise

KINDS: dict[str, Text] = {
    Kind.VENUE.value: _("Spillesteder"),
    Kind.MUSIC_SCHOOL.value: _("Musikskoler"),
    Kind.FESTIVAL.value: _("Festivaler"),
    Kind.NETWORK.value: _("Netværk"),
    Kind.REHEARSAL.value: _("Øvesteder"),
    Kind.ARTIST.value: _("Artister og bands"),
    Kind.ORGANISER.value: _("Arrangører"),
    Kind.ASSOCIATION.value: _("Foreninger"),
    Kind.EDUCATION.value: _("Uddannelser"),
    Kind.LIBRARY.value: _("Biblioteker"),
    Kind.MUNICIPALITY.value: _("Kommuner som aktører"),
}
_ANSWERS: dict[str, Text] = {YES: _("Ja"), NO: _("Nej"), UNKNOWN: _("Ukendt")}
_KEEPERS: dict[str, Text] = {YES: _("Aktøren selv"), NO: pgettext_lazy("hvem der passer siden", "Ingen endnu")}
SHOWN_FIRST = 7
"""How many values of a long facet stand outside «Vis alle»."""


@dataclass(frozen=True)
class Facet:
    """One thing to choose by. `name` stands in the address; `values` are fixed, or the index's own words."""

    name: str
    heading: Text
    values: dict[str, Text] | None = None
    is_whole: bool = False
    """Whether all values are in sight: everyone looks for their own."""
    starts_open: bool = False


FACETS: tuple[Facet, ...] = (
    Facet("slags", _("Slags"), KINDS, starts_open=True),
    Facet("kommune", _("Kommune"), is_whole=True, starts_open=True),
    Facet(
        "plads",
        _("Plads til"),
        {f"{low}-{high or ''}": "" for low, high in BANDS} | {UNKNOWN: _("Ukendt")},
        starts_open=True,
    ),
    Facet("scene", _("Har en scene"), _ANSWERS),
    Facet("oevelokale", _("Har øvelokale"), _ANSWERS),
    Facet("trinfri", _("Trinfri adgang"), _ANSWERS),
    Facet("trin", _("Trin")),
    Facet("genre", _("Genre")),
    Facet("maalgruppe", _("Målgruppe")),
    Facet("indsats", _("Indsatsområde")),
    Facet("passes", _("Siden passes af"), _KEEPERS),
)


@dataclass(frozen=True)
class Choice:
    """A value of a facet as the page offers it. `count` is what one would see with all other choices kept."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """A facet as the page shows it."""

    name: str
    heading: Text
    first: Sequence[Choice]
    rest: Sequence[Choice] = ()
    is_open: bool = False
    has_known: bool = True

    @property
    def size(self) -> int:
        return len(self.first) + len(self.rest)

    @property
    def rest_is_open(self) -> bool:
        return any(choice.is_chosen for choice in self.rest)


def label_of(facet: Facet, value: str, index: Index) -> str:
    """What the value is called in the active language; empty where there is no such value."""
    if facet.name == "plads" and value != UNKNOWN:
        return _band_label(value) if value in (facet.values or {}) else ""
    if facet.values is not None:
        return str(facet.values.get(value, ""))
    if value == UNKNOWN:
        return gettext("Ukendt")
    if value == NOWHERE and facet.name == "kommune":
        return gettext("Uden for kommunerne")
    word = next((word for word in index.words.get(facet.name, ()) if word.slug == value), None)
    return word.label(get_language() or "da") if word else ""


def values_of_facet(facet: Facet, index: Index) -> list[str]:
    """Every value the facet has, in its own order, the unknown last."""
    if facet.values is not None:
        return list(facet.values)
    last = NOWHERE if facet.name == "kommune" else UNKNOWN
    return [*(word.slug for word in index.words.get(facet.name, ())), last]


def group_of(facet: Facet, choices: Iterable[Choice]) -> Group:
    """Lay the choices out in their order; a long facet is cut, everything chosen in sight or unfolded."""
    kept = list(choices)
    has_known = any(choice.value != UNKNOWN for choice in kept)
    is_open = facet.starts_open or any(choice.is_chosen for choice in kept)
    cut = SHOWN_FIRST if len(kept) > SHOWN_FIRST + 2 and not facet.is_whole else len(kept)
    return Group(facet.name, facet.heading, kept[:cut], kept[cut:], is_open, has_known)


def _band_label(value: str) -> str:
    low, high = value.split("-")
    if not high:
        return gettext("%(low)s og over") % {"low": low}
    if low == "0":
        return gettext("Under %(high)s") % {"high": int(high) + 1}
    return gettext("%(low)s til %(high)s") % {"low": low, "high": high}
