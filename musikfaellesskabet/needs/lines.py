"""What the lines of a file tell of needs: each line a count, or what must be mended in it."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Choices
from django.utils.translation import gettext as _
from django.utils.translation import override

from musikfaellesskabet.needs.models import MOST_PERSONS
from musikfaellesskabet.needs.queries import places, plain_place
from musikfaellesskabet.needs.tabular import Line
from musikfaellesskabet.needs.told import Counted, Said
from musikfaellesskabet.needs.wishes import AgeGroup, GroupWish, Minutes, Theme, Times
from musikfaellesskabet.region.models import Genre, Mode, Stage

# Heading in a file, also in English → what it tells.
COLUMNS = {
    **dict.fromkeys(["hvad", "theme"], "theme"),
    **dict.fromkeys(["sted", "by", "kommune", "place"], "place"),
    **dict.fromkeys(["alder", "age"], "age_group"),
    **dict.fromkeys(["antal", "persons"], "persons"),
    **dict.fromkeys(["trin", "stage"], "stage"),
    **dict.fromkeys(["genre"], "genre"),
    **dict.fromkeys(["for hvem", "for_whom"], "group_wish"),
    **dict.fromkeys(["minutter", "minutes"], "minutes"),
    **dict.fromkeys(["transport", "mode"], "mode"),
    **dict.fromkeys(["hvornår", "times"], "times"),
}
TEMPLATE = ["hvad", "sted", "alder", "antal", "trin", "genre", "for hvem", "minutter", "transport", "hvornår"]
REQUIRED = ("theme", "place", "age_group", "persons")


@dataclass(frozen=True)
class Read:
    """A line as it was understood; `faults` say what to mend, and then `counted` is None."""

    line: Line
    counted: Counted | None = None
    faults: list[str] = field(default_factory=list)


class Reader:
    """Reads lines by the words of the lists; the region's words are read once (four queries)."""

    def __init__(self) -> None:
        self.words: dict[str, Mapping[str, Any]] = {
            "theme": _words(Theme),
            "age_group": _words(AgeGroup),
            "group_wish": _words(GroupWish),
            "mode": _words(Mode),
            "minutes": {str(one.value): one for one in Minutes},
            "times": _words(Times),
            "stage": _names(Stage.objects.all()),
            "genre": _names(Genre.objects.all()),
            "place": {plain_place(place.label): place for place in reversed(places())},
        }

    def read(self, line: Line) -> Read:
        """One line."""
        told = {COLUMNS[name]: cell for name, cell in line.cells.items() if name in COLUMNS and cell}
        faults = [_("%(column)s mangler.") % {"column": _heading(name)} for name in REQUIRED if name not in told]
        values: dict[str, Any] = {}
        for name, cell in told.items():
            try:
                values[name] = self._value(name, cell)
            except (KeyError, ValueError):
                faults.append(_fault(name, cell))
        if faults:
            return Read(line, faults=faults)
        place, persons = values.pop("place"), values.pop("persons")
        return Read(line, Counted(Said(municipality=place.municipality, town=place.town, **values), persons))

    def _value(self, name: str, cell: str) -> Any:
        """Raises KeyError for a word that is on no list, ValueError for no number."""
        if name == "persons":
            if not 1 <= int(cell) <= MOST_PERSONS:
                raise ValueError
            return int(cell)
        if name == "times":
            return frozenset(self.words["times"][word.strip().lower()] for word in cell.split("+"))
        return self.words[name][plain_place(cell) if name == "place" else cell.lower()]


def read_all(lines: Iterable[Line]) -> list[Read]:
    """Every line, in order."""
    reader = Reader()
    return [reader.read(line) for line in lines]


def _fault(name: str, cell: str) -> str:
    if name == "persons":
        return _("Antal: skriv et helt tal fra 1 til %(most)s.") % {"most": MOST_PERSONS}
    if name == "place":
        return _("Sted: «%(cell)s» kender vi ikke. Skriv kommunen i stedet.") % {"cell": cell}
    return _("%(column)s: «%(cell)s» kender vi ikke.") % {"column": _heading(name), "cell": cell}


def _words(choices: type[Choices]) -> dict[str, Any]:
    """A list's values by their codes and by their words in both languages."""
    found: dict[str, Any] = {}
    for one in choices:
        found[str(one.value).lower()] = one
        for language in ("da", "en"):
            with override(language):
                found[str(one.label).lower()] = one
    return found


def _names(rows: Iterable[Any]) -> dict[str, Any]:
    return {name.lower(): row for row in rows for name in (row.slug, row.da, row.en) if name}


def _heading(name: str) -> str:
    """The heading as the template has it."""
    return next(heading for heading in TEMPLATE if COLUMNS[heading] == name).capitalize()


def written(read: Iterable[Read]) -> str:
    """The lines that were understood, as CSV: what a preview sends along to be kept."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(TEMPLATE)
    for one in read:
        told = {COLUMNS[name]: cell for name, cell in one.line.cells.items() if name in COLUMNS}
        writer.writerow([told.get(COLUMNS[heading], "") for heading in TEMPLATE])
    return text.getvalue()
