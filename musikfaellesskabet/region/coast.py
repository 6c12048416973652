"""The land of a map: the Natural Earth coast (package data), or an operator's own file of municipal boundaries."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from musikfaellesskabet.region.geometry import Box, Ring, area, clip

COUNTRY = Box(7.5, 54.3, 15.6, 58.2)
"""What is kept of the world: Denmark and the shores one sees from there."""
SMALLEST = 0.0004
"""Islands below this many square degrees are left out (about 2.5 square kilometres)."""


def land_from_topology(topology: dict[str, Any]) -> list[Ring]:
    """The outer rings of a TopoJSON land object within the country's box, to four decimals (about 10 metres)."""
    arcs = _decoded(topology)
    rings: list[Ring] = []
    for shape in topology["objects"]["land"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for polygon in polygons:
            ring = _joined(arcs, polygon[0])
            kept = clip(ring, (COUNTRY.west, COUNTRY.south), (COUNTRY.east, COUNTRY.north))
            if len(kept) > 3 and area(kept) >= SMALLEST:
                rings.append([(round(x, 4), round(y, 4)) for x, y in kept])
    return sorted(rings, key=len, reverse=True)


def _decoded(topology: dict[str, Any]) -> list[Ring]:
    """Arcs are steps from point to point, in a grid."""
    (scale_x, scale_y), (from_x, from_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Ring = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + from_x, y * scale_y + from_y))
        lines.append(line)
    return lines


def _joined(arcs: list[Ring], numbers: list[int]) -> Ring:
    """A ring of arcs end to end; a negative number is the arc backwards."""
    ring: Ring = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += line[1:] if ring else line
    return ring


def as_geojson(rings: list[Ring], source: str) -> dict[str, Any]:
    """One feature per ring, closed as GeoJSON wants it."""
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}}
        for ring in rings
    ]
    return {"type": "FeatureCollection", "source": source, "features": features}


@lru_cache(maxsize=4)
def read_geojson(file: Path, changed_at: float) -> tuple[tuple[str, Ring], ...]:
    """The outer rings of a file with the `name` each belongs to (empty where there is none).

    `changed_at` is the file's time of change, so that a new file is read. Raises ValueError for what is not GeoJSON
    of polygons.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return tuple(
            (feature.get("properties", {}).get("name", ""), [(x, y) for x, y, *_ in polygon[0]])
            for feature in content["features"]
            for polygon in _polygons(feature["geometry"])
        )
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"{file} is not a GeoJSON collection of polygons") from error


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    if geometry["type"] not in {"Polygon", "MultiPolygon"}:
        raise KeyError(geometry["type"])
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else list(geometry["coordinates"])
