"""The map's land, for the map that scripts draw."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse

from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.region.maps import land, region_bounds


@public_page
def land_json(request: HttpRequest) -> HttpResponse:
    """The same land as on the drawn map, as GeoJSON, with the region's bounds as `bbox` (west, south, east, north)."""
    ground, bounds = land(), region_bounds()
    shapes = [[[*ring, ring[0]]] for ring in ground.rings]
    body: dict[str, Any] = {
        "type": "FeatureCollection",
        "label": ground.label,
        "features": [
            {
                "type": "Feature",
                "properties": {"borders": ground.with_borders},
                "geometry": {"type": "MultiPolygon", "coordinates": shapes},
            }
        ],
    }
    if bounds:
        body["bbox"] = [bounds.west, bounds.south, bounds.east, bounds.north]
    return HttpResponse(json.dumps(body, separators=(",", ":")), content_type="application/geo+json")
