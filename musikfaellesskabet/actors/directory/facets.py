"""The facets of the directory: their names in the address, their headings, and what their values are called."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.directory.entries import BANDS, NO, NOWHERE, UNKNOWN, YES
from musikfaellesskabet.actors.directory.index import Index
from musikfaellesskabet.actors.models import Kind
from musikfaellesskabet.ui.facets import Choice, Facet, Text

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
class Criterion:
    """One thing to choose by. `name` stands in the address; `values` are fixed, or the index's own words."""

    name: str
    heading: Text
    values: dict[str, Text] | None = None
    is_whole: bool = False
    """Whether all values are in sight: everyone looks for their own."""
    starts_open: bool = False


CRITERIA: tuple[Criterion, ...] = (
    Criterion("slags", _("Slags"), KINDS, starts_open=True),
    Criterion("kommune", _("Kommune"), is_whole=True, starts_open=True),
    Criterion(
        "plads",
        _("Plads til"),
        {f"{low}-{high or ''}": "" for low, high in BANDS} | {UNKNOWN: _("Ukendt")},
        starts_open=True,
    ),
    Criterion("scene", _("Har en scene"), _ANSWERS),
    Criterion("oevelokale", _("Har øvelokale"), _ANSWERS),
    Criterion("trinfri", _("Trinfri adgang"), _ANSWERS),
    Criterion("trin", _("Trin")),
    Criterion("genre", _("Genre")),
    Criterion("maalgruppe", _("Målgruppe")),
    Criterion("indsats", _("Indsatsområde")),
    Criterion("passes", _("Siden passes af"), _KEEPERS),
)


def label_of(criterion: Criterion, value: str, index: Index) -> str:
    """What the value is called in the active language; empty where there is no such value."""
    if criterion.name == "plads" and value != UNKNOWN:
        return _band_label(value) if value in (criterion.values or {}) else ""
    if criterion.values is not None:
        return str(criterion.values.get(value, ""))
    if value == UNKNOWN:
        return gettext("Ukendt")
    if value == NOWHERE and criterion.name == "kommune":
        return gettext("Uden for kommunerne")
    word = next((word for word in index.words.get(criterion.name, ()) if word.slug == value), None)
    return word.label(get_language() or "da") if word else ""


def values_of(criterion: Criterion, index: Index) -> list[str]:
    """Every value the criterion has, in its own order, the unknown last."""
    if criterion.values is not None:
        return list(criterion.values)
    last = NOWHERE if criterion.name == "kommune" else UNKNOWN
    return [*(word.slug for word in index.words.get(criterion.name, ())), last]


def facet_of(criterion: Criterion, choices: Iterable[Choice]) -> Facet:
    """The criterion with its choices; a long one is cut, unless everyone looks for their own in it."""
    kept = list(choices)
    is_long = len(kept) > SHOWN_FIRST + 2 and not criterion.is_whole
    return Facet(
        criterion.name,
        criterion.heading,
        kept,
        is_open=criterion.starts_open or any(choice.is_chosen for choice in kept),
        has_known=any(choice.value != UNKNOWN for choice in kept),
        shown_first=SHOWN_FIRST if is_long else None,
    )


def is_flat(facet: Facet) -> bool:
    """Whether everyone is unknown or a «no» in it, and nobody asks by it: no choice in it can do anything."""
    return len(facet.choices) == 1 and facet.choices[0].value in (UNKNOWN, NO) and not facet.choices[0].is_chosen


def said_of_flat(facets: Iterable[Facet]) -> str:
    """What those facets are, in one line: what nobody has told, and what is the same of everyone. Empty for none."""
    untold, alike = [], []
    for facet in facets:
        heading = str(facet.heading)[:1].lower() + str(facet.heading)[1:]
        if facet.has_known:
            alike.append(f"{heading} ({facet.choices[0].label.lower()})")
        else:
            untold.append(heading)
    said = [gettext("Ingen har endnu fortalt om: %(what)s.") % {"what": ", ".join(untold)}] if untold else []
    if alike:
        said.append(gettext("Ens for alle her: %(what)s.") % {"what": ", ".join(alike)})
    return " ".join(said)


def _band_label(value: str) -> str:
    low, high = value.split("-")
    if not high:
        return gettext("%(low)s og over") % {"low": low}
    if low == "0":
        return gettext("Under %(high)s") % {"high": int(high) + 1}
    return gettext("%(low)s til %(high)s") % {"low": low, "high": high}
