"""The region's map for pages: which land is drawn, within which bounds, and what must be said beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from musikfaellesskabet.region.chart import Mark, draw_map, outside
from musikfaellesskabet.region.coast import read_geojson
from musikfaellesskabet.region.geometry import Box, Ring, box_around
from musikfaellesskabet.region.models import Membership, Municipality


@dataclass(frozen=True)
class Land:
    """What is drawn as land, and whether it is municipalities (with borders) or just the coast."""

    rings: tuple[Ring, ...]
    with_borders: bool

    @property
    def label(self) -> str:
        """What the map is, honestly; stands beside it."""
        if self.with_borders:
            return _("Kommunegrænser fra filen %(file)s.") % {"file": Path(settings.BOUNDARY_FILE).name}
        return _("Skematisk kort: kystlinjen er forenklet. Kyst: Natural Earth. Byer: GeoNames (CC BY 4.0).")


@dataclass(frozen=True)
class RegionMap:
    """A drawn map with what must be said beside it; show it with `region/_map.html`."""

    svg: SafeString
    label: str
    outside: list[Mark]


def land() -> Land:
    """The operator's boundary file where there is one, otherwise the coast; empty when neither has been built."""
    file = Path(settings.BOUNDARY_FILE) if settings.BOUNDARY_FILE else _coast_file()
    if not file.exists():
        return Land((), bool(settings.BOUNDARY_FILE))
    rings = tuple(ring for _name, ring in read_geojson(file, file.stat().st_mtime))
    return Land(rings, bool(settings.BOUNDARY_FILE))


def _coast_file() -> Path:
    return settings.VAR_DIR / "assets" / "region" / "land.json"


def region_bounds() -> Box | None:
    """The box around the municipalities that are or have been in the region (all, where no membership is known).

    One query; None without coordinates.
    """
    taking_part = {Membership.Status.YES.value, Membership.Status.LIKELY.value}
    rows = Municipality.objects.exclude(latitude=None).exclude(longitude=None)
    found = list(rows.values_list("longitude", "latitude", "memberships__status"))
    every = {(x, y) for x, y, _status in found if x is not None and y is not None}
    members = {(x, y) for x, y, status in found if x is not None and y is not None and status in taking_part}
    spots = members or every
    return box_around(sorted(spots)) if spots else None


def region_map(marks: Sequence[Mark], title: str, *, name: str = "kort") -> RegionMap | None:
    """The region's map with these marks; None where no municipality has a place. `name` is unique on the page."""
    bounds = region_bounds()
    if bounds is None:
        return None
    ground = land()
    svg = draw_map(marks, bounds=bounds, land=ground.rings, title=title, with_borders=ground.with_borders, name=name)
    return RegionMap(mark_safe(svg), ground.label, outside(marks, bounds))  # noqa: S308 (draw_map escapes every text)
