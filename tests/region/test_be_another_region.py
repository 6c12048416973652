"""Another region: the invented isles, with no word of the real region on any page."""

import csv
import re

import pytest
from django.test import Client
from django.urls import reverse

from musikfaellesskabet.region.loading import load
from tests.region.test_load_region import ISLES, REAL

LINK = re.compile(r'href="(/[^"#?]*)')
FILES = {
    "region.csv": ["da"],
    "municipalities.csv": ["name"],
    "venues.csv": ["name"],
    "music_schools.csv": ["name"],
    "festivals.csv": ["name"],
    "networks.csv": ["name"],
    "practices.csv": ["name"],
}
FORMS = ("/konto/", "/static/")


def names_of(folder_names: dict[str, list[str]]) -> set[str]:
    """What the real region calls itself and its own; the platform's name is the software's, too."""
    names = set()
    for file, columns in folder_names.items():
        with (REAL / file).open(encoding="utf-8") as handle:
            for row in csv.DictReader(handle):
                names |= {row[column] for column in columns if row.get("key") not in {"platform", "about"}}
    return {name for name in names if len(name) > 3}


def crawl(client: Client, *, most: int = 80) -> dict[str, str]:
    """Public pages that can be reached from the front page, in both languages."""
    waiting, pages = ["/", "/en/", reverse("municipalities")], {}
    while waiting and len(pages) < most:
        address = waiting.pop(0)
        if address in pages or any(part in address for part in FORMS):
            continue
        response = client.get(address)
        pages[address] = response.content.decode(errors="replace") if response.status_code == 200 else ""
        if "html" in response.get("Content-Type", ""):
            waiting += LINK.findall(pages[address])
    return pages


def found(pages: dict[str, str], names: set[str]) -> list[tuple[str, str]]:
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)))
    return [(address, hit) for address, page in pages.items() for hit in sorted(set(pattern.findall(page)))]


@pytest.mark.django_db
def test_no_page_of_another_region_names_the_real_one(client: Client) -> None:
    outcome = load(ISLES)
    pages = crawl(client)
    assert (outcome.refused, found(pages, names_of(FILES))) == ([], [])
    assert "Bølgebryderen" in pages[reverse("actor", args=["boelgebryderen"])]


@pytest.mark.django_db
def test_the_crawl_finds_the_real_names_where_they_are(client: Client) -> None:
    load(REAL)
    hits = {name for _address, name in found(crawl(client, most=12), names_of(FILES))}
    assert "Roskilde" in hits
