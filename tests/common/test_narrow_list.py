"""Several values of one parameter widen, several parameters narrow, and a row is found once."""

import pytest

from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.common.narrowing import narrowed
from musikfaellesskabet.region.models import Genre

pytestmark = pytest.mark.django_db


@pytest.fixture
def _three() -> None:
    rock, jazz = (Genre.objects.create(slug=name, da=name, en=name) for name in ("rock", "jazz"))
    for name, kind, genres in (
        ("begge", Kind.VENUE, [rock, jazz]),
        ("jazz", Kind.FESTIVAL, [jazz]),
        ("ingen", Kind.VENUE, []),
    ):
        Actor.objects.create(kind=kind, name=name, slug=name, sort_name=name).genres.set(genres)


@pytest.mark.usefixtures("_three")
@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["begge", "ingen", "jazz"]),
        ({"kind": [], "genres__slug": ()}, ["begge", "ingen", "jazz"]),
        ({"genres__slug": ["rock", "jazz"]}, ["begge", "jazz"]),
        ({"genres__slug": ["jazz"], "kind": [Kind.VENUE]}, ["begge"]),
        ({"kind": [Kind.VENUE, Kind.FESTIVAL]}, ["begge", "ingen", "jazz"]),
        ({"kind": [Kind.LIBRARY]}, []),
    ],
)
def test_values_widen_and_lookups_narrow(wanted: dict[str, list[str]], names: list[str]) -> None:
    assert [one.name for one in narrowed(Actor.objects.order_by("sort_name"), wanted)] == names
