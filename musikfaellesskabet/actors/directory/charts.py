"""The answer on the region's map: how many are found in each municipality, each leading to its list."""

from collections import Counter
from collections.abc import Sequence

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from musikfaellesskabet.actors.directory.answer import Answer
from musikfaellesskabet.region.chart import Mark, draw_map, outside
from musikfaellesskabet.region.geometry import box_around
from musikfaellesskabet.region.maps import RegionMap, land


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
    spots = [(home.longitude, home.latitude) for home in answer.index.homes.values() if home.is_inside]
    if not spots:
        return None
    ground, bounds = land(), box_around(sorted(spots))
    title = _("Kort: hvor mange der er fundet i hver kommune. De samme står i listen.")
    svg = draw_map(
        marks, bounds=bounds, land=ground.rings, title=title, with_borders=ground.with_borders, name="aktoerkort"
    )
    return RegionMap(mark_safe(svg), ground.label, outside(marks, bounds))  # noqa: S308 (draw_map escapes every text)
