"""Feed, site map, robots, security.txt and linked data: true, and valid for those who read them."""

import json
import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.conf import settings
from django.templatetags.static import static
from django.test import Client, override_settings

from musikfaellesskabet.front import sitemap
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.region.models import Setting
from tests.knowledge.factories import make_actor, make_practice, make_term

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def linked_data(page: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "language"), [("/feeds/nyt.atom", "da"), ("/en/feeds/nyt.atom", "en")])
def test_feed_tells_what_changed_last_first(client: Client, path: str, language: str) -> None:
    with time_machine.travel(NOW, tick=False):
        make_practice("Gammel metode")
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        make_actor("Nyt sted <&\x0b>", website="")
    response = client.get(path)
    feed = ElementTree.fromstring(response.content)  # noqa: S314  our own document
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert (titles[0], sorted(titles[1:])) == ("Nyt sted <&>", ["Gammel metode", "Sted 0"])
    assert feed.findtext(f"{ATOM}updated") == "2026-11-24T12:00:00+00:00"
    assert feed.attrib == {"{http://www.w3.org/XML/1998/namespace}lang": language}


@pytest.mark.django_db
def test_feed_has_what_atom_demands_of_feed_and_entries(client: Client) -> None:
    make_practice()
    feed = ElementTree.fromstring(client.get("/feeds/nyt.atom").content)  # noqa: S314  our own document
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
    names = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(names)) == len(names) == 2
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None


@pytest.mark.django_db
def test_entry_keeps_its_name_in_both_languages_and_when_it_changes(client: Client) -> None:
    practice = make_practice()
    before = client.get("/feeds/nyt.atom").content
    Practice.objects.filter(pk=practice.pk).update(name="Omdøbt")
    english = client.get("/en/feeds/nyt.atom").content
    names = [
        {entry.findtext(f"{ATOM}id") for entry in ElementTree.fromstring(text).iter(f"{ATOM}entry")}  # noqa: S314  ours
        for text in (before, english)
    ]
    assert names[0] == names[1]


def entries_of_all_parts(client: Client) -> dict[str, ElementTree.Element]:
    """Address → entry, by following the index as a search engine does."""
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  our own document
    parts = [str(part.text) for part in index.iter(f"{SITEMAP}loc")]
    texts = [client.get(part.removeprefix(settings.SITE_URL)).content for part in parts]
    entries = [entry for text in texts for entry in ElementTree.fromstring(text).iter(f"{SITEMAP}url")]  # noqa: S314
    found = {str(entry.findtext(f"{SITEMAP}loc")): entry for entry in entries}
    assert len(found) == len(entries)
    return found


@pytest.mark.django_db
def test_site_map_names_every_page_in_both_languages(client: Client) -> None:
    Setting.objects.create(key="vision", da="Fra rede til flugt", en="From nest to flight")
    practice = make_practice("Natkor")
    entries = entries_of_all_parts(client)
    danish, english = (settings.SITE_URL + path for path in (practice.get_absolute_url(), "/en/metoder/natkor/"))
    for address in (danish, english):
        links = {link.get("hreflang"): link.get("href") for link in entries[address].iter(LINK)}
        assert links == {"da": danish, "en": english, "x-default": danish}
    paths = [str(address).removeprefix(settings.SITE_URL) for address in entries]
    statuses = {path: client.get(path).status_code for path in paths}
    assert statuses == dict.fromkeys(paths, 200)


@pytest.mark.django_db
def test_large_site_map_comes_in_parts_that_hold_everything(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    practices = [make_practice(f"Natkor {number}") for number in range(3)]
    monkeypatch.setattr(sitemap.InBothLanguages, "limit", 4)
    expected = {settings.SITE_URL + way + one.get_absolute_url() for one in practices for way in ("", "/en")}
    assert expected <= set(entries_of_all_parts(client))
    assert client.get("/sitemap-metoder.xml?p=2").content.count(b"<loc>") == 2
    statuses = [client.get(path).status_code for path in ("/sitemap-metoder.xml?p=3", "/sitemap-fisk.xml")]
    assert statuses == [404, 404]


@pytest.mark.django_db
@override_settings(SITE_URL="https://musik.example")
@pytest.mark.parametrize("host", ["testserver", "localhost"])
def test_site_map_names_its_parts_by_the_sites_own_address_whoever_asks(
    client: Client, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr(sitemap.InBothLanguages, "limit", 4)
    for number in range(3):
        make_practice(f"Metode {number}")
    index = ElementTree.fromstring(client.get("/sitemap.xml", headers={"host": host}).content)  # noqa: S314  ours
    named = [part.text for part in index.iter(f"{SITEMAP}loc") if "metoder" in str(part.text)]
    first = "https://musik.example/sitemap-metoder.xml"
    assert named == [first, f"{first}?p=2"]


@pytest.mark.django_db
def test_robots_are_kept_from_personal_pages_and_shown_the_map(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    assert {"Disallow: /min-side/", "Disallow: /en/min-side/", "Disallow: /kontor/"} <= set(lines)


@pytest.mark.django_db
@time_machine.travel(NOW, tick=False)
def test_security_contact_has_the_fields_of_its_standard(client: Client) -> None:
    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = datetime.fromisoformat(fields["Expires"])
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert NOW + timedelta(days=90) < expires < NOW + timedelta(days=365)
    assert re.match(r"(mailto:|https://|tel:)", fields["Contact"])
    assert fields["Canonical"] == f"{settings.SITE_URL}/.well-known/security.txt"


@pytest.mark.django_db
def test_front_page_tells_where_to_search(client: Client) -> None:
    Setting.objects.create(key="vision", da="Fra rede til flugt", en="From nest to flight")
    told = linked_data(client.get("/en/").content.decode())
    assert (told["@type"], told["url"], told["inLanguage"]) == ("WebSite", f"{settings.SITE_URL}/en/", "en")
    action = told["potentialAction"]
    assert isinstance(action, dict)
    assert action["target"]["urlTemplate"] == f"{settings.SITE_URL}/en/soeg/?q={{search_term_string}}"


@pytest.mark.django_db
def test_practice_is_a_learning_resource_that_cannot_break_out(client: Client) -> None:
    practice = make_practice("Natkor", summary_da="</script><b>&")
    page = client.get(practice.get_absolute_url()).content.decode()
    told = linked_data(page)
    assert (told["@type"], told["description"], told["temporalCoverage"]) == (
        "LearningResource",
        "</script><b>&",
        "2019/2019",
    )
    assert "</script><b>" not in page


@pytest.mark.django_db
def test_glossary_is_a_set_of_defined_terms(client: Client) -> None:
    make_term("scene", "stage")
    told = linked_data(client.get("/en/ordbog/").content.decode())
    terms = told["hasDefinedTerm"]
    assert isinstance(terms, list)
    assert told["@type"] == "DefinedTermSet"
    assert [(term["name"], term["@id"]) for term in terms] == [("stage", f"{settings.SITE_URL}/en/ordbog/#scene")]


@pytest.mark.django_db
def test_icon_is_found_at_its_old_address(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.headers["Location"]) == (302, static("ui/icon.svg"))
    assert f'<link rel="icon" href="{static("ui/icon.svg")}"' in client.get("/").content.decode()
