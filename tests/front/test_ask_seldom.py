"""What a public page may cost: at most eight queries new and two kept, the same however many actors there are."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern

from musikfaellesskabet.actors.directory.source import forget
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.api.urls import urlpatterns as api_routes
from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.front import queries
from musikfaellesskabet.front.machine_urls import urlpatterns as machine_routes
from tests.browser.pages import READING_PAGES
from tests.front.crowded import crowded
from tests.front.test_list_public_pages import route_of

MOST_NEW, KEPT = 8, 1
NEW = {
    "/": 8,
    "/aktoerer/": 8,
    "/spillesteder/": 8,
    "/musikskoler/": 8,
    "/aktoerer/sted-nummer-0/": 6,
    "/aktoerer/sted-nummer-1/": 7,
    "/aktoerer/sted-nummer-3/": 8,
    "/aktoerer/sted-nummer-5/": 8,
    "/tilbud/": 8,
    "/tilbud/?trin=en&genre=rock&kommune=0101&alder=16&gratis=1&slags=choir&side=2": 8,
    "/tilbud/tilbud-1/": 7,
    "/tilbud/liste.json": 8,
    "/behov/": 4,
    "/kommuner/": 7,
    "/kommuner/aadal/": 6,
    "/kort/land.json": 2,
    "/metoder/": 8,
    "/metoder/?trin=en": 8,
    "/metoder/metode-1/": 8,
    "/metoder/hent.json": 7,
    "/netvaerk/": 4,
    "/netvaerk/?genre=rock": 4,
    "/ordbog/": 3,
    "/soeg/": 2,
    "/soeg/?q=kulturhus": 6,
    "/soeg/?q=scene+nummer+rock": 7,
    "/soeg/?q=kulturhus&slags=venue&side=2": 6,
    "/soeg/?q=scene+med+plads+til+200": 6,
    "/soeg/?q=kulturhs": 8,
    "/soeg/?q=scenekulturhus+numer+kulturhs&side=2": 8,
    "/soeg/?q=stage+kulturhs+200+siddende": 6,
    "/soeg/forslag/?q=kult": 7,
    "/soeg/forslag/?q=kulturhs+numm": 8,
    "/plakater/": 6,
    "/plakater/?side=2": 5,
    "/plakater/aktoerer/sted-nummer-0.svg": 2,
    "/plakater/metoder/metode-1.svg": 2,
    "/plakater/tilbud/tilbud-1.svg": 3,
    "/moenstre/": 2,
    "/data/": 3,
    "/data/aktoerer.json": 8,
    "/data/rum.csv": 2,
    "/data/metoder.json": 6,
    "/data/netvaerk.csv": 3,
    "/was": 2,
    "/tillid": 3,
    "/api/": 2,
    "/feeds/nyt.atom": 5,
    "/sitemap.xml": 4,
    "/sitemap-aktoerer.xml": 2,
    "/sitemap-tilbud.xml": 2,
    "/robots.txt": 1,
    "/.well-known/security.txt": 1,
    "/api/v1/": 2,
    "/api/v1/openapi.json": 2,
    "/api/v1/municipalities": 3,
    "/api/v1/needs": 3,
    "/api/v1/municipalities/0101": 3,
    "/api/v1/periods": 3,
    "/api/v1/memberships": 3,
    "/api/v1/stages": 3,
    "/api/v1/target-groups": 3,
    "/api/v1/genres": 3,
    "/api/v1/focus-areas": 3,
    "/api/v1/actors?limit=200": 7,
    "/api/v1/actors?kind=venue&genre=rock&q=st": 7,
    "/api/v1/actors/sted-nummer-0": 6,
    "/api/v1/networks": 4,
    "/api/v1/practices": 7,
    "/api/v1/practices?period=p": 8,
    "/api/v1/practices/metode-1": 7,
    "/api/v1/offers": 8,
    "/api/v1/offers?genre=rock&age=16&free=true": 8,
    "/api/v1/offers/tilbud-1": 6,
    "/api/v1/glossary": 3,
    "/api/v1/glossary/scene": 3,
    "/api/v1/search?q=scene+kulturhs": 8,
}
"""Address → queries in a worker that has read nothing yet. Read again, each costs one: the generation.

Answers to questions (search, filters, the API) are kept like pages, by the whole address; the figures here are
those of a question that nobody has asked. The worst has misspelt words, a compound that stands nowhere and a second
page.
"""
NO_ENGLISH = ("/api/v1", "/feeds", "/sitemap", "/robots", "/.well-known", "/kort/land.json", "/plakater/aktoerer/")
# Health is never kept; the post office is only there in a demo, and shows letters, which are nobody's to keep.
NOT_KEPT = {"health", "post-office", "icon", "account-erased"}


def cost(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def cost_when_new(client: Client, path: str) -> int:
    """Of a page, in a worker that has just started."""
    shelf.clear()
    forget()
    return cost(client, path)


@pytest.mark.django_db
@pytest.mark.parametrize("size", [100, 1_000, 10_000])
def test_every_page_asks_as_often_however_many_actors_there_are(client: Client, size: int) -> None:
    crowded(size)
    new, kept = {}, {}
    for path in NEW:
        new[path] = cost_when_new(client, path)
        kept[path] = cost(client, path)
    assert new == NEW
    assert kept == dict.fromkeys(NEW, KEPT)


@pytest.mark.django_db
def test_english_pages_keep_to_the_limit(client: Client) -> None:
    crowded(100)
    asked = {path: cost_when_new(client, f"/en{path}") for path in NEW if not path.startswith(NO_ENGLISH)}
    assert {path: count for path, count in asked.items() if count > MOST_NEW} == {}


def test_no_page_may_ask_more_than_eight_times() -> None:
    assert {path: asked for path, asked in NEW.items() if asked > MOST_NEW} == {}


def test_every_page_that_anyone_may_read_is_counted() -> None:
    named = [route.name for route in [*machine_routes, *api_routes] if isinstance(route, URLPattern)]
    counted = {route_of(path.partition("?")[0]) for path in NEW}
    uncounted = {*READING_PAGES, *named} - counted - NOT_KEPT
    assert uncounted == {"feed-en"}


@pytest.mark.django_db
def test_page_that_asks_once_for_each_actor_would_be_seen(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    crowded(20)
    asks = queries.counts

    def counts_one_by_one() -> object:
        for actor in Actor.objects.all():
            actor.refresh_from_db()
        return asks()

    monkeypatch.setattr(queries, "counts", counts_one_by_one)
    assert cost_when_new(client, "/") == NEW["/"] + 1 + 20
