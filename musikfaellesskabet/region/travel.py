"""How long it takes from here to there: a plain, stated model, and an operator's own figures over it.

The model sees neither timetables nor roads nor water (docs/travel.md says what that means). Minutes are whole.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from musikfaellesskabet.region.models import Mode, TravelTime

Place = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""
EARTH_KM = 6371.0


@dataclass(frozen=True)
class Way:
    """Speed from door to door while moving, how much longer the way is than the straight line, and fixed minutes."""

    speed_kmh: float
    detour: float
    fixed_minutes: float


MODEL = {
    Mode.WALK: Way(speed_kmh=4.8, detour=1.3, fixed_minutes=0),
    Mode.BICYCLE: Way(speed_kmh=15, detour=1.3, fixed_minutes=2),
    Mode.TRANSIT: Way(speed_kmh=35, detour=1.4, fixed_minutes=18),
    Mode.CAR: Way(speed_kmh=55, detour=1.3, fixed_minutes=6),
}


class Basis(StrEnum):
    """Where a figure comes from: reckoned by the model, or told by the operator."""

    RECKONED = "reckoned"
    TOLD = "told"


@dataclass(frozen=True)
class Journey:
    """A time and where it comes from."""

    minutes: int
    basis: Basis


def distance_km(origin: Place, destination: Place) -> float:
    """Along the great circle (haversine; a sphere for the ellipsoid, within about 0.5 %).

    Raises ValueError for a latitude beyond 90 degrees.
    """
    if abs(origin[0]) > 90 or abs(destination[0]) > 90:
        raise ValueError("latitude must lie between -90 and 90 degrees")
    a, b = math.radians(origin[0]), math.radians(destination[0])
    east = math.radians(destination[1] - origin[1])
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def minutes(origin: Place, destination: Place, mode: str) -> int:
    """Estimated minutes, rounded up; 0 at the same spot. Raises ValueError for an unknown mode."""
    way = MODEL[Mode(mode)]
    distance = distance_km(origin, destination)
    if distance < 0.01:
        return 0
    return math.ceil(way.fixed_minutes + distance * way.detour / way.speed_kmh * 60)


def reach_km(limit_minutes: int, mode: str) -> float:
    """The longest straight line that the model covers within the minutes; 0 where the fixed minutes use them all."""
    way = MODEL[Mode(mode)]
    return max(0.0, (limit_minutes - way.fixed_minutes) / 60 * way.speed_kmh / way.detour)


@dataclass(frozen=True)
class Stop:
    """A place to travel between: where it is, and what an operator's figures may call it (town, municipality code)."""

    place: Place
    town: str = ""
    municipality_code: str = ""

    @property
    def names(self) -> list[str]:
        """The nearest first: a figure between towns counts before one between municipalities."""
        return [name.strip().lower() for name in (self.town, self.municipality_code) if name.strip()]


class Travel:
    """The model with the operator's figures over it, pair by pair."""

    def __init__(self, told: Iterable[TravelTime] = ()) -> None:
        self._told: dict[tuple[str, str, str], int] = {}
        for row in told:
            self._told[row.origin.lower(), row.destination.lower(), row.mode] = row.minutes

    @classmethod
    def from_database(cls) -> "Travel":
        """With every figure from `travel.csv`; one query."""
        return cls(TravelTime.objects.all())

    def between(self, origin: Stop, destination: Stop, mode: str) -> Journey:
        """The operator's figure for the pair where there is one (also for the way back), else the model's."""
        for start, end in product(origin.names, destination.names):
            told = self._told.get((start, end, mode), self._told.get((end, start, mode)))
            if told is not None:
                return Journey(told, Basis.TOLD)
        return Journey(minutes(origin.place, destination.place, mode), Basis.RECKONED)
