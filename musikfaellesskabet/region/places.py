"""Where things are: towns (GeoNames, CC BY 4.0), and the best spot known for something with a town or municipality."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import transaction

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.region.models import Municipality, Town


class Basis(StrEnum):
    """How we know where something is."""

    OWN = "own"
    TOWN = "town"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True)
class Spot:
    """A point on the globe (degrees, WGS 84) and how we know it."""

    latitude: float
    longitude: float
    basis: Basis

    @property
    def is_approximate(self) -> bool:
        """The middle of a town or of a municipality, not the door."""
        return self.basis is not Basis.OWN


class Located(Protocol):
    """Something that may have a place of its own, a town and a municipality."""

    @property
    def latitude(self) -> float | None: ...

    @property
    def longitude(self) -> float | None: ...

    @property
    def town(self) -> str: ...

    @property
    def municipality_id(self) -> int | None: ...


def load_towns(file: Path | None = None) -> int:
    """Write the towns that are new or have moved; returns how many. Two queries when nothing has changed.

    The file is made at set-up from a package; without it nothing happens.
    """
    file = file or settings.VAR_DIR / "assets" / "region" / "towns.json"
    if not file.exists():
        return 0
    here = {
        (name, code): (latitude, longitude)
        for name, code, latitude, longitude in Town.objects.values_list(
            "name", "municipality_code", "latitude", "longitude"
        )
    }
    changed = [
        Town(name=name, sort_name=sort_key(name), municipality_code=code, latitude=latitude, longitude=longitude)
        for name, code, latitude, longitude in json.loads(file.read_text(encoding="utf-8"))
        if here.get((name, code)) != (latitude, longitude)
    ]
    if changed:
        with transaction.atomic():
            Town.objects.bulk_create(
                changed,
                update_conflicts=True,
                unique_fields=["name", "municipality_code"],
                update_fields=["sort_name", "latitude", "longitude"],
            )
            public_changed()
    return len(changed)


class Places:
    """Towns and municipalities, read once (two queries) and asked often."""

    def __init__(self, towns: Iterable[Town] = (), municipalities: Iterable[Municipality] = ()) -> None:
        self._centres: dict[int, Spot] = {}
        self._codes: dict[int, str] = {}
        for place in municipalities:
            self._codes[place.pk] = place.code
            if place.latitude is not None and place.longitude is not None:
                self._centres[place.pk] = Spot(place.latitude, place.longitude, Basis.MUNICIPALITY)
        self._towns = {
            (_plain(town.name), town.municipality_code): Spot(town.latitude, town.longitude, Basis.TOWN)
            for town in towns
        }

    @classmethod
    def from_database(cls) -> "Places":
        return cls(Town.objects.all(), Municipality.objects.all())

    def spot(self, thing: Located) -> Spot | None:
        """Its own place, else its town's, else the middle of its municipality; None where nothing is known."""
        if thing.latitude is not None and thing.longitude is not None:
            return Spot(thing.latitude, thing.longitude, Basis.OWN)
        if thing.municipality_id is None:
            return None
        code = self._codes.get(thing.municipality_id, "")
        return self.town(thing.town, code) or self._centres.get(thing.municipality_id)

    def town(self, name: str, municipality_code: str) -> Spot | None:
        """The town in that municipality; where two are named, the first.

        A name that is not known is tried without its last words: «Viby Sjælland» is the Viby of its municipality.
        """
        words = first_town(name).split()
        names = (_plain(" ".join(words[:kept])) for kept in range(len(words), 0, -1))
        found = (self._towns.get((shorter, municipality_code)) for shorter in names)
        return next((spot for spot in found if spot), None)


def first_town(text: str) -> str:
    """Of «Storby (havnen)» and «Nordby og Sydby» the first named; empty for nothing."""
    return text.split("(")[0].split(" og ")[0].split(",")[0].split("/")[0].strip()


def _plain(name: str) -> str:
    return name.strip().lower().replace("aa", "å")
