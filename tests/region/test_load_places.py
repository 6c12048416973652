"""Towns, and the best spot known for something."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.region.assets import build
from musikfaellesskabet.region.models import Municipality, Town
from musikfaellesskabet.region.places import Basis, Places, Spot, load_towns


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    file = tmp_path / "towns.json"
    file.write_text(json.dumps([["Nordby", "9901", 55.1, 12.1], ["Aaby", "9901", 55.2, 12.2]]))
    return file


@pytest.mark.django_db
def test_towns_load_once_and_move_when_the_file_does(towns: Path) -> None:
    assert (load_towns(towns), load_towns(towns)) == (2, 0)
    towns.write_text(json.dumps([["Nordby", "9901", 55.15, 12.1], ["Aaby", "9901", 55.2, 12.2]]))
    assert (load_towns(towns), Town.objects.get(name="Nordby").latitude, Town.objects.count()) == (1, 55.15, 2)


@pytest.mark.django_db
def test_second_load_of_towns_only_reads(towns: Path) -> None:
    load_towns(towns)
    with CaptureQueriesContext(connection) as captured:
        load_towns(towns)
    assert [query["sql"].split()[0] for query in captured] == ["SELECT"]


@pytest.mark.django_db
def test_without_the_file_nothing_happens(tmp_path: Path) -> None:
    assert load_towns(tmp_path / "none.json") == 0


def test_packages_give_towns_with_municipality_and_a_coast(tmp_path: Path) -> None:
    build(settings.BASE_DIR / "node_modules", tmp_path)
    towns = json.loads((tmp_path / "region" / "towns.json").read_text())
    land = json.loads((tmp_path / "region" / "land.json").read_text())
    codes = {name: code for name, code, _lat, _lon in towns}
    assert (codes["Farum"], codes["Gilleleje"], len(land["features"]) > 20) == ("190", "270", True)


@pytest.mark.parametrize(
    ("own", "town", "expected"),
    [
        ((55.5, 12.5), "Nordby", Spot(55.5, 12.5, Basis.OWN)),
        ((None, None), "nordby (havnen)", Spot(55.1, 12.1, Basis.TOWN)),
        ((None, None), "Åby og Nordby", Spot(55.2, 12.2, Basis.TOWN)),
        ((None, None), "Nordby Sjælland", Spot(55.1, 12.1, Basis.TOWN)),
        ((None, None), "Nordbyen", Spot(55.0, 12.0, Basis.MUNICIPALITY)),
        ((None, None), "Sydby Strand", Spot(55.0, 12.0, Basis.MUNICIPALITY)),
        ((None, None), "Ukendt By", Spot(55.0, 12.0, Basis.MUNICIPALITY)),
        ((None, None), "", Spot(55.0, 12.0, Basis.MUNICIPALITY)),
    ],
)
def test_spot_is_the_nearest_that_is_known(own: tuple[float | None, float | None], town: str, expected: Spot) -> None:
    places = Places(
        [
            Town(name="Nordby", municipality_code="9901", latitude=55.1, longitude=12.1),
            Town(name="Aaby", municipality_code="9901", latitude=55.2, longitude=12.2),
            Town(name="Nordby Sjælland Havn", municipality_code="9901", latitude=55.3, longitude=12.3),
            Town(name="Sydby", municipality_code="9902", latitude=55.4, longitude=12.4),
        ],
        [Municipality(pk=1, code="9901", latitude=55.0, longitude=12.0)],
    )
    actor = Actor(latitude=own[0], longitude=own[1], town=town, municipality_id=1)
    assert (places.spot(actor), expected.is_approximate) == (expected, own[0] is None)


def test_spot_of_something_without_any_place_is_none() -> None:
    assert Places().spot(Actor(town="Nordby")) is None
