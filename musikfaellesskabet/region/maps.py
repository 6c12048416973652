"""The region's map for pages: which land is drawn, within which bounds, and what must be said beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from musikfaellesskabet.region.chart import Mark, draw_map, outside
from musikfaellesskabet.region.coast import read_geojson
from musikfaellesskabet.region.geometry import Box, Point, Ring, box_around
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


def bounds_of(places: Iterable[tuple[Point, bool]]) -> Box | None:
    """The box around the places of the region; around all of them where none is known to be in it. None without places.

    Each place is (longitude, latitude) and whether it is in the region.
    """
    every = set(places)
    spots = {spot for spot, is_inside in every if is_inside} or {spot for spot, _is_inside in every}
    return box_around(sorted(spots)) if spots else None


def region_bounds() -> Box | None:
    """The box around the municipalities that take or took part in an agreement (see `bounds_of`). One query."""
    rows = Municipality.objects.exclude(latitude=None).exclude(longitude=None)
    taking_part = Exists(Membership.objects.taking_part().filter(municipality=OuterRef("pk")))
    found = rows.values_list("longitude", "latitude", taking_part)
    return bounds_of(((x, y), bool(is_inside)) for x, y, is_inside in found if x is not None and y is not None)


def drawn(marks: Sequence[Mark], bounds: Box | None, title: str, *, name: str = "kort") -> RegionMap | None:
    """The map of what lies within the bounds, with these marks; None without bounds. `name` is unique on the page."""
    if bounds is None:
        return None
    ground = land()
    svg = draw_map(marks, bounds=bounds, land=ground.rings, title=title, with_borders=ground.with_borders, name=name)
    return RegionMap(mark_safe(svg), ground.label, outside(marks, bounds))  # noqa: S308 (draw_map escapes every text)


def region_map(marks: Sequence[Mark], title: str) -> RegionMap | None:
    """The region's map with these marks; None where no municipality has a place. One query."""
    return drawn(marks, region_bounds(), title)
