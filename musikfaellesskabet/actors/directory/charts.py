"""The answer on the region's map: how many are found in each municipality, each leading to its list."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from musikfaellesskabet.actors.directory.answer import Answer
from musikfaellesskabet.region.chart import Mark
from musikfaellesskabet.region.maps import RegionMap, bounds_of, drawn


def marks_of(answer: Answer, path: str) -> list[Mark]:
    """One mark per municipality with something found, the largest first."""
    counts = Counter(found.entry.municipality for found in answer.all if found.entry.municipality)
    homes = answer.index.homes
    return [
        Mark(homes[code].name, *homes[code].position, count, path + answer.question.with_only("kommune", code).query())
        for code, count in counts.most_common()
        if code in homes
    ]


def chart_of(answer: Answer, marks: Sequence[Mark]) -> RegionMap | None:
    """The map, drawn without a query; None where no municipality has a place."""
    homes = answer.index.homes.values()
    bounds = bounds_of(((home.longitude, home.latitude), home.is_inside) for home in homes)
    title = _("Kort: hvor mange der er fundet i hver kommune. De samme står i listen.")
    return drawn(marks, bounds, title, name="aktoerkort")
