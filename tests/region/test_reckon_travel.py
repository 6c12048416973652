"""Travel time: the model's properties, and the operator's figures over it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musikfaellesskabet.region.models import Mode, TravelTime
from musikfaellesskabet.region.travel import Basis, Journey, Stop, Travel, distance_km, minutes, reach_km

places = st.tuples(st.floats(54.5, 57.8), st.floats(8, 15.2))
modes = st.sampled_from(Mode.values)


def told(*rows: tuple[str, str, str, int]) -> Travel:
    return Travel(TravelTime(origin=a, destination=b, mode=mode, minutes=n) for a, b, mode, n in rows)


@given(places, places, modes)
def test_way_back_takes_as_long(origin: tuple[float, float], destination: tuple[float, float], mode: str) -> None:
    assert minutes(origin, destination, mode) == minutes(destination, origin, mode)


@given(places, modes)
def test_staying_takes_no_time(place: tuple[float, float], mode: str) -> None:
    assert minutes(place, place, mode) == 0


@given(places, places, places)
def test_no_straight_line_is_longer_than_a_detour(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    assert distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-6


@given(st.floats(0.02, 2), st.floats(0.02, 2), modes)
def test_further_never_takes_less(one: float, other: float, mode: str) -> None:
    near, far = sorted([one, other])
    start = (55.0, 12.0)
    assert minutes(start, (55.0 + near, 12.0), mode) <= minutes(start, (55.0 + far, 12.0), mode)


@given(places, places, modes, st.integers(1, 240))
def test_reach_agrees_with_minutes(
    origin: tuple[float, float], destination: tuple[float, float], mode: str, limit: int
) -> None:
    distance = distance_km(origin, destination)
    within = minutes(origin, destination, mode) <= limit
    if distance >= 0.01 and not math.isclose(distance, reach_km(limit, mode), rel_tol=1e-9):
        assert within == (distance <= reach_km(limit, mode))


def test_one_degree_north_is_111_km() -> None:
    assert round(distance_km((55, 12), (56, 12)), 1) == 111.2


def test_latitude_beyond_the_pole_is_refused() -> None:
    with pytest.raises(ValueError, match="latitude"):
        distance_km((91, 0), (0, 0))


def test_unknown_mode_is_refused() -> None:
    with pytest.raises(ValueError, match="balloon"):
        minutes((55, 12), (56, 12), "balloon")


def test_operators_figure_overrides_its_pair_both_ways_and_no_other() -> None:
    here, there = Stop((55.0, 12.0), "Nordby", "9901"), Stop((55.1, 12.0), "Sydby", "9902")
    travel = told(("9901", "9902", "transit", 95))
    assert travel.between(here, there, "transit") == Journey(95, Basis.TOLD)
    assert travel.between(there, here, "transit") == Journey(95, Basis.TOLD)
    assert travel.between(here, there, "car") == Journey(minutes(here.place, there.place, "car"), Basis.RECKONED)


def test_figure_between_towns_counts_before_one_between_municipalities() -> None:
    here, there = Stop((55.0, 12.0), "Nordby", "9901"), Stop((55.1, 12.0), "Sydby", "9902")
    travel = told(("9901", "9902", "car", 95), ("Nordby", "sydby", "car", 40))
    assert travel.between(here, there, "car") == Journey(40, Basis.TOLD)
