"""The front page says what the region's own rows say, and leads only to pages that exist."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.front.queries import counts, festivals, news
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.region.models import Stage


def links(html: str) -> set[str]:
    """Addresses of our own pages, without what follows «?» and «#»."""
    return {re.split(r"[?#]", href)[0] for href in re.findall(r'href="(/[^"]*)"', html)} - {""}


@pytest.mark.usefixtures("kulturmetropolen")
def test_counts_are_those_of_the_rows() -> None:
    told = counts()
    assert told.venues == Actor.objects.public().filter(kind="venue").count()
    assert told.practices == Practice.objects.count()
    assert told.actors == Actor.objects.public().count()


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize("path", ["/", "/en/"])
def test_every_link_of_the_front_page_leads_somewhere(client: Client, path: str) -> None:
    html = client.get(path).content.decode()
    pages = {link for link in links(html) if not link.startswith("/static/")}
    dead = {link: client.get(link, follow=True).status_code for link in pages}
    assert {link: status for link, status in dead.items() if status != 200} == {}
    assert len(pages) > 15


@pytest.mark.usefixtures("kulturmetropolen")
def test_stairs_are_the_regions_stages_in_their_order(client: Client) -> None:
    html = client.get("/").content.decode()
    assert re.findall(r'class="stairs__name">([^<]+)<', html) == [stage.da for stage in Stage.objects.order_by("order")]


@pytest.mark.usefixtures("kulturmetropolen")
def test_news_and_wall_hold_what_we_are_sure_of_from_the_region_itself() -> None:
    assert {(practice.confidence, practice.origin in ("own", "local")) for practice in news()} == {("high", True)}
    sure = Actor.objects.filter(kind="festival", confidence="high").values_list("slug", flat=True)
    assert {hung.thing.slug for hung in festivals()} <= set(sure)
    assert (len(news()), len(festivals())) == (3, 4)


@pytest.mark.django_db
def test_front_page_of_an_empty_region_still_opens(client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert 'class="poster"' not in response.content.decode()


@pytest.mark.usefixtures("kulturmetropolen")
def test_front_page_asks_eight_times_cold_and_once_warm(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(8):
        client.get("/")
    with django_assert_num_queries(1):
        client.get("/")


@pytest.mark.usefixtures("kulturmetropolen")
def test_wall_of_posters_asks_no_more_for_any_page(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for side, queries in ((1, 6), (2, 5)):
        with django_assert_num_queries(queries):
            client.get(f"/plakater/?side={side}")


@pytest.mark.usefixtures("kulturmetropolen")
def test_every_step_of_the_stairs_leads_to_something(client: Client) -> None:
    steps = re.findall(r'class="stairs__link"[^>]*href="([^"]+)"', client.get("/").content.decode())
    found = {step: len(client.get(step).context["practices"]) for step in steps}
    assert (len(found), min(found.values()) > 0) == (5, True)
