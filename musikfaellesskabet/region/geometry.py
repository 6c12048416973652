"""Plane geometry of a small map: a box on the globe, its projection, clipping and simplifying. Pure.

Coordinates on the globe are (longitude, latitude) in degrees, WGS 84, as in GeoJSON; on the sheet (x, y), y downwards.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Ring = list[Point]
KM_PER_DEGREE = 111.195
"""Of latitude, on a sphere of 6371 km."""


@dataclass(frozen=True)
class Box:
    """A rectangle on the globe, degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    @property
    def km_per_degree_east(self) -> float:
        """Of longitude, at the middle of the box."""
        return KM_PER_DEGREE * math.cos(math.radians((self.south + self.north) / 2))

    @property
    def size_km(self) -> tuple[float, float]:
        """Width and height."""
        return (self.east - self.west) * self.km_per_degree_east, (self.north - self.south) * KM_PER_DEGREE

    def grown(self, east_km: float, north_km: float) -> "Box":
        """The box with as many kilometres more on each side."""
        east, north = east_km / self.km_per_degree_east, north_km / KM_PER_DEGREE
        return Box(self.west - east, self.south - north, self.east + east, self.north + north)


def box_around(points: Iterable[Point], *, margin_km: float = 8, widest: float = 1.1, tallest: float = 1.6) -> Box:
    """The box around the points with a margin, made wider or taller so that it fits a sheet of reasonable shape.

    `widest` and `tallest` are the largest width/height and height/width. Raises ValueError without points.
    """
    spots = list(points)
    if not spots:
        raise ValueError("a map needs at least one place")
    longitudes, latitudes = [spot[0] for spot in spots], [spot[1] for spot in spots]
    box = Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes)).grown(margin_km, margin_km)
    width, height = box.size_km
    return box.grown(max(0, height / tallest - width) / 2, max(0, width / widest - height) / 2)


@dataclass(frozen=True)
class Sheet:
    """A box drawn at a width; equirectangular with the scale of the box's middle (a region is small enough)."""

    box: Box
    width: float = 440

    @property
    def height(self) -> float:
        east, north = self.box.size_km
        return round(self.width * north / east)

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the globe lies on the sheet."""
        box = self.box
        return (
            (longitude - box.west) / (box.east - box.west) * self.width,
            (box.north - latitude) / (box.north - box.south) * self.height,
        )

    def shape(self, ring: Ring, *, tolerance: float = 0.7, margin: float = 12) -> Ring:
        """The ring on the sheet, cut at its edge (with a margin that hides the cut) and simplified."""
        placed = [self.place(*point) for point in ring]
        cut = clip(placed, (-margin, -margin), (self.width + margin, self.height + margin))
        return simplify(cut, tolerance) if len(cut) > 3 else []


def clip(ring: Ring, low: Point, high: Point) -> Ring:
    """The part of a ring within a rectangle (Sutherland and Hodgman, 1974); pieces may be joined along its edge."""
    (left, top), (right, bottom) = low, high
    for inside, cross in (
        (lambda p: p[0] >= left, lambda a, b: _at(a, b, 0, left)),
        (lambda p: p[0] <= right, lambda a, b: _at(a, b, 0, right)),
        (lambda p: p[1] >= top, lambda a, b: _at(a, b, 1, top)),
        (lambda p: p[1] <= bottom, lambda a, b: _at(a, b, 1, bottom)),
    ):
        ring = _cut(ring, inside, cross)
    return ring


def _cut(ring: Ring, inside: Callable[[Point], bool], cross: Callable[[Point, Point], Point]) -> Ring:
    kept: Ring = []
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if inside(point) != inside(before):
            kept.append(cross(before, point))
        if inside(point):
            kept.append(point)
    return kept


def _at(a: Point, b: Point, axis: int, value: float) -> Point:
    """Where the line from a to b has the value on the axis."""
    share = (value - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (value, other) if axis == 0 else (other, value)


def simplify(line: Sequence[Point], tolerance: float) -> Ring:
    """The line without points that lie within the tolerance of what is left (Douglas and Peucker, 1973)."""
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, worst = 0, tolerance
        for middle in range(first + 1, last):
            distance = _distance(line[middle], line[first], line[last])
            if distance > worst:
                far, worst = middle, distance
        if far:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [line[index] for index in sorted(keep)]


def _distance(point: Point, a: Point, b: Point) -> float:
    """From the point to the stretch between a and b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0 if not length else max(0, min(1, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length))
    return math.hypot(point[0] - a[0] - share * dx, point[1] - a[1] - share * dy)


def area(ring: Ring) -> float:
    """The ring's area, without sign."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def holds(ring: Ring, x: float, y: float) -> bool:
    """Whether the point lies within the ring (crossings of a ray to the right)."""
    inside = False
    for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]:
            inside = not inside
    return inside
