"""A region's map as SVG, drawn on the server: land, sea, marks sized by count, names, links. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from musikfaellesskabet.region.geometry import Box, Ring, Sheet, area, holds
from musikfaellesskabet.region.labels import LINE, Dot, Label, lead_end, place_labels, spread


@dataclass(frozen=True)
class Mark:
    """Something to show at a place: its name, how many there are, and where a click leads (empty: nowhere)."""

    name: str
    latitude: float
    longitude: float
    count: int = 1
    url: str = ""


def outside(marks: Sequence[Mark], bounds: Box) -> list[Mark]:
    """The marks that lie beyond the map; for the words beside it."""
    return [mark for mark in marks if not bounds.holds(mark.longitude, mark.latitude)]


def draw_map(
    marks: Sequence[Mark],
    *,
    bounds: Box,
    land: Sequence[Ring],
    title: str,
    with_borders: bool = False,
    name: str = "kort",
) -> str:
    """The map as an `<svg>` element; marks beyond the bounds are left out (see `outside`).

    `land` are rings of (longitude, latitude); `with_borders` draws a line around each. `name` must be unique on the
    page: ids begin with it. Colours come from the classes `map__…`.
    """
    sheet = Sheet(bounds)
    shown = [mark for mark in marks if bounds.holds(mark.longitude, mark.latitude)]
    dots = spread([_dot(sheet, mark) for mark in shown], sheet.width, sheet.height)
    shapes = [shape for ring in land if len(shape := sheet.shape(ring)) > 3 and area(shape) > 6]
    ground = Ground(shapes)
    places = place_labels(
        [mark.name for mark in shown], dots, width=sheet.width, height=sheet.height, ground=ground.is_even
    )
    paths = "".join(_path(shape) for shape in shapes)
    border = ' class="map__land map__land--border"' if with_borders else ' class="map__land"'
    parts = [
        f'<svg class="map" viewBox="0 0 {sheet.width:g} {sheet.height:g}" role="group" aria-labelledby="{name}-title">',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<rect class="map__sea" width="{sheet.width:g}" height="{sheet.height:g}"/>',
        f'<path id="{name}-shore"{border} d="{paths}"/>',
        _leads(dots, places, name),
        *(_name(label, ground) for label in places if label),
        *(_mark(mark, dot) for mark, dot in zip(shown, dots, strict=True)),
        "</svg>",
    ]
    return "".join(parts)


class Ground:
    """What lies under a name."""

    def __init__(self, shapes: Sequence[Ring]) -> None:
        self._shapes = [(shape, *_extent(shape)) for shape in shapes]

    def is_land(self, x: float, y: float) -> bool:
        return any(
            left <= x <= right and top <= y <= bottom and holds(shape, x, y)
            for shape, left, top, right, bottom in self._shapes
        )

    def under(self, label: Label) -> set[bool]:
        """True for land, False for sea; both where the coast runs through."""
        steps = max(3, int(label.width // 12))
        across = [label.left + label.width * step / steps for step in range(steps + 1)]
        return {self.is_land(x, y) for x in across for y in (label.top + 2, label.top + LINE / 2, label.bottom - 2)}

    def is_even(self, label: Label) -> bool:
        return len(self.under(label)) == 1


def _extent(shape: Ring) -> tuple[float, float, float, float]:
    across, down = [x for x, _ in shape], [y for _, y in shape]
    return min(across), min(down), max(across), max(down)


def _dot(sheet: Sheet, mark: Mark) -> Dot:
    x, y = sheet.place(mark.longitude, mark.latitude)
    return Dot(x, y, round(min(26, 7.5 + 2.7 * math.sqrt(max(mark.count, 1))), 1))


def _path(shape: Ring) -> str:
    first, *rest = (f"{x:.0f} {y:.0f}" for x, y in shape)
    return f"M{first}L{'L'.join(rest)}Z"


def _leads(dots: Sequence[Dot], places: Sequence[Label | None], name: str) -> str:
    """Lines from far names to their marks: in one colour over water, in another over land."""
    lines = "".join(
        f'<path d="M{dot.x:.0f} {dot.y:.0f}L{x:.0f} {y:.0f}"/>'
        for dot, label in zip(dots, places, strict=True)
        if label is not None and label.led
        for x, y in [lead_end(dot, label)]
    )
    if not lines:
        return ""
    clip = f'<clipPath id="{name}-land"><use href="#{name}-shore"/></clipPath>'
    over_land = f'<g class="map__lead map__lead--land" clip-path="url(#{name}-land)">{lines}</g>'
    return f'{clip}<g class="map__lead">{lines}</g>{over_land}'


def _name(label: Label, ground: Ground) -> str:
    """The name, in the colour that can be read on what lies under it; on a plate where the coast runs through."""
    under = ground.under(label)
    plate = ""
    if len(under) > 1:
        rectangle = f'x="{label.left:.1f}" y="{label.top + 1:.1f}" width="{label.width:.1f}" height="{LINE - 2}"'
        plate = f'<rect class="map__plate" {rectangle}/>'
    kind = "map__name map__name--land" if True in under else "map__name"
    middle, base = label.left + label.width / 2, label.top + LINE / 2 + 4.7
    text = f'<text class="{kind}" text-anchor="middle" x="{middle:.1f}" y="{base:.1f}">{escape(label.text)}</text>'
    return plate + text


def _mark(mark: Mark, dot: Dot) -> str:
    circle = f'<circle class="map__dot" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{dot.radius:g}"/>'
    count = f'<text class="map__count" x="{dot.x:.1f}" y="{dot.y + 5:.1f}">{mark.count}</text>'
    body = f"<title>{escape(mark.name)}: {mark.count}</title>{circle}{count}"
    if not mark.url:
        return f"<g>{body}</g>"
    label = escape(f"{mark.name}: {mark.count}")
    return f'<a class="map__link" href="{escape(mark.url)}" aria-label="{label}">{body}</a>'
