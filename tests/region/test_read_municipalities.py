"""The municipalities' pages: dated membership with its uncertainty, inhabitants with their year, who is there."""

import re

import pytest
from django.test import Client
from pytest_django.asserts import assertNumQueries

from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.region.loading import load
from tests.region.test_load_region import ISLES, REAL


def text_of(content: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content.decode()))


def row_of(content: bytes, name: str) -> list[str]:
    """The cells of the table row that begins with the name."""
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in content.decode().split("<tr>")]
    plain = [[text_of(cell.encode()).strip() for cell in row] for row in rows]
    return next(row for row in plain if row[:1] == [name])


@pytest.mark.django_db
def test_history_tells_what_is_sure_likely_and_unknown(client: Client) -> None:
    load(ISLES)
    content = client.get("/kommuner/").content
    assert [row_of(content, name)[1:3] for name in ("Tangholm", "Muslingø", "Revsand")] == [
        ["med", "med"],
        ["formentlig med", "med"],
        ["ikke med", "Ukendt"],
    ]


@pytest.mark.django_db
def test_municipality_without_a_figure_says_unknown(client: Client) -> None:
    load(ISLES)
    known, unknown = (text_of(client.get(f"/kommuner/{slug}/").content) for slug in ("tangholm", "muslingoe"))
    assert ("Indbyggere 1.200 (2024)" in known, "Indbyggere Ukendt" in unknown) == (True, True)
    assert ("Bølgebryderen" in known, "Bølgebryderen" in unknown) == (True, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "expected"),
    [("/kommuner/", 7), ("/en/kommuner/", 7), ("/kommuner/tangholm/", 6), ("/en/kommuner/tangholm/", 7)],
)
def test_pages_ask_as_often_for_three_municipalities_as_for_twenty(client: Client, address: str, expected: int) -> None:
    load(ISLES)
    client.get(address)
    counts = []
    for region in (ISLES, REAL):
        load(region)
        shelf.clear()
        with assertNumQueries(expected):
            counts.append(client.get(address).status_code)
    assert counts == [200, 200]


@pytest.mark.django_db
def test_unknown_municipality_is_not_found(client: Client) -> None:
    assert client.get("/kommuner/intetsted/").status_code == 404
