"""The front page says what the region's own rows say, and leads only to pages that exist."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.front.queries import counts, festivals, news
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.region.models import Municipality, Stage
from tests.actors.cast import actor
from tests.offers.cast import SOON, date, put_up


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


def section(client: Client) -> tuple[list[str], list[str]]:
    """What the wall of posters is headed, and what hangs there."""
    html = client.get("/").content.decode()
    part = html.partition('aria-labelledby="sker"')[2].partition("</section>")[0]
    return re.findall(r"<h2[^>]*>([^<]+)<", part), re.findall(r'<p class="hung__line"><a[^>]*>([^<]+)<', part)


@pytest.mark.usefixtures("kulturmetropolen")
def test_what_happens_has_a_date_in_the_region_and_stands_by_it(client: Client) -> None:
    house = actor()
    here, away = Municipality.objects.get(code="265"), Municipality.objects.get_or_create(code="851")[0]
    put_up(house, "Langt væk", municipality=away)
    put_up(house, "En kladde", OfferState.DRAFT, municipality=here)
    put_up(house, "Sidst", at=SOON + timedelta(days=2), municipality=here)
    first = put_up(house, "Først", municipality=here)
    date(first, SOON + timedelta(days=1), municipality=here)
    assert section(client) == (["Det sker"], ["Først", "Sidst"])
    assert '<time datetime="2099-03-04T19:00:00+01:00">' in client.get("/").content.decode()


@pytest.mark.usefixtures("kulturmetropolen")
def test_without_dates_the_festivals_of_the_region_are_called_what_they_are(client: Client) -> None:
    put_up(actor(), "Langt væk", municipality=Municipality.objects.get_or_create(code="851")[0])
    heads, names = section(client)
    outside = Actor.objects.filter(kind="festival", municipality__code__in=["751", "851"])
    assert (heads, len(names), outside.filter(name__in=names).count()) == (["Festivaler hos os"], 4, 0)
    assert outside.count() == 2


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
