"""Finding offers: the list and its filters, the page, files, the API, search and the ladder."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.offers import wording
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.queries.listing import Question, found
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.region.models import Genre, Municipality
from tests.actors.cast import actor, seat
from tests.cast import NOW, person
from tests.offers.cast import SOON, put_up, stage
from tests.offers.cast import date as one_date

pytestmark = pytest.mark.django_db
TODAY = date(2099, 3, 1)


@pytest.fixture
def huset() -> Actor:
    return actor()


def titles(client: Client, address: str) -> list[str]:
    return [line.offer.title_da for line in client.get(address).context["lines"]]


def test_list_is_in_the_order_of_the_next_date_and_leaves_out_what_is_over_or_unseen(
    client: Client, huset: Actor
) -> None:
    put_up(huset, "Senere", at=SOON + timedelta(days=9))
    first = put_up(huset, "Først", at=NOW.replace(year=2020))
    one_date(first, SOON - timedelta(days=1), cancelled_at=NOW)
    one_date(first, SOON)
    put_up(huset, "Forbi", at=NOW.replace(year=2020))
    put_up(huset, "Kladde", OfferState.DRAFT)
    put_up(huset, "Lukket", OfferState.CLOSED)
    lines = client.get("/tilbud/").context["lines"]
    assert [(line.offer.title_da, line.session.starts_at) for line in lines] == [
        ("Først", SOON),
        ("Senere", SOON + timedelta(days=9)),
    ]


def test_each_filter_narrows_and_values_of_one_widen(client: Client, huset: Actor) -> None:
    homes = [Municipality.objects.create(code=f"010{n}", name=f"By {n}", slug=f"by-{n}") for n in (1, 2)]
    rock = Genre.objects.create(slug="rock", da="Rock", en="Rock")
    camp = put_up(huset, "Lejr", kind="camp", price_dkk=Decimal(900), age_from=13, age_to=17, municipality=homes[0])
    camp.genres.add(rock)
    choir = put_up(huset, "Kor", kind="choir", price_dkk=0, municipality=homes[1], at=SOON + timedelta(days=30))
    choir.stages.set([stage(4)])
    for query, wanted in {
        "": ["Lejr", "Kor"],
        "trin=trin-4": ["Kor"],
        "trin=trin-4&trin=trin-2": ["Lejr", "Kor"],
        "genre=rock": ["Lejr"],
        "kommune=0102": ["Kor"],
        "slags=camp": ["Lejr"],
        "gratis=1": ["Kor"],
        "alder=16": ["Lejr", "Kor"],
        "alder=40": ["Kor"],
        "fra=2099-03-20": ["Kor"],
        "genre=rock&gratis=1": [],
    }.items():
        assert titles(client, f"/tilbud/?{query}") == wanted, query


def test_date_elsewhere_is_not_the_next_date_here(huset: Actor) -> None:
    homes = [Municipality.objects.create(code=f"010{n}", name=f"By {n}", slug=f"by-{n}") for n in (1, 2)]
    tour = put_up(huset, "Turné", municipality=homes[0])
    there = one_date(tour, SOON + timedelta(days=1), municipality=homes[1])
    (one,) = found(Question(TODAY, municipalities=("0102",)))
    assert one.next_pk == there.pk  # type: ignore[attr-defined]


def test_what_cannot_be_read_is_told(client: Client, huset: Actor) -> None:
    put_up(huset)
    page = client.get("/tilbud/?farve=roed&trin=nul&alder=gammel&fra=snart")
    assert len(page.context["ask"].notices) == 4
    assert [line.offer.title_da for line in page.context["lines"]] == ["Bandlørdag"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_day_that_nobody_means_is_no_fault(client: Client, huset: Actor, day: str) -> None:
    put_up(huset)
    statuses = [client.get(path).status_code for path in (f"/tilbud/?fra={day}", f"/api/v1/offers?since={day}")]
    assert statuses == [200, 200]


def test_empty_list_says_how_to_start_and_a_narrowed_one_how_to_widen(client: Client) -> None:
    texts = [client.get(address).content.decode() for address in ("/tilbud/", "/tilbud/?gratis=1", "/en/tilbud/")]
    assert ["Her er plads til det første tilbud" in text for text in texts] == [True, False, False]
    assert ["Ingen tilbud passer" in text for text in texts] == [False, True, False]


def test_page_says_what_is_known_and_what_is_not(client: Client, huset: Actor) -> None:
    put_up(huset, age_from=13, age_to=17, price_dkk=Decimal("1250"), title_en="Band Saturday")
    danish, english = (client.get(f"{where}/tilbud/bandloerdag/").content.decode() for where in ("", "/en"))
    for words in ("Bandlørdag", "onsdag 4. marts 2099 kl. 19.00-21.00", "13-17 år", "1.250 kr.", "Ukendt"):
        assert words in danish
    for words in ("Band Saturday", "Wednesday 4 March 2099", "Unknown"):
        assert words in english


@pytest.mark.parametrize(
    ("price", "danish"), [(None, ""), (Decimal(0), "Gratis"), (Decimal("49.50"), "49,50 kr."), (Decimal(50), "50 kr.")]
)
def test_price_in_words(price: Decimal | None, danish: str) -> None:
    assert wording.price(Offer(price_dkk=price)) == danish


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(None, None, ""), (13, 17, "13-17 år"), (13, None, "fra 13 år"), (None, 17, "til og med 17 år"), (0, 3, "0-3 år")],
)
def test_ages_in_words(low: int | None, high: int | None, words: str) -> None:
    assert wording.ages(Offer(age_from=low, age_to=high)) == words


def test_ladder_shows_the_neighbouring_stages_the_nearest_first(client: Client, huset: Actor) -> None:
    places = [(1, 55.6, 12.1), (2, 55.7, 12.2), (3, 56.5, 9.0)]
    near, mid, far = (
        Municipality.objects.create(code=f"010{n}", name=f"By {n}", slug=f"by-{n}", latitude=lat, longitude=lon)
        for n, lat, lon in places
    )
    put_up(huset, municipality=near)
    homes = [
        ("Langt væk", 3, far),
        ("Her", 3, near),
        ("Ved siden af", 3, mid),
        ("Før", 1, far),
        ("To trin op", 4, near),
    ]
    for title, order, home in homes:
        put_up(huset, title, municipality=home).stages.set([stage(order)])
    put_up(huset, "Kladde", OfferState.DRAFT, municipality=near).stages.set([stage(3)])
    page = client.get("/tilbud/bandloerdag/").context["page"]
    assert [one.title for one in page.before] == ["Før"]
    assert [one.title for one in page.after] == ["Her", "Ved siden af", "Langt væk"]


def test_list_leaves_as_files_as_it_was_narrowed(client: Client, huset: Actor) -> None:
    put_up(huset, "Kor", price_dkk=0)
    put_up(huset, "Lejr", price_dkk=Decimal(900))
    downloads = client.get("/tilbud/?gratis=1").context["downloads"]
    rows = json.loads(client.get(downloads["json"]).content)
    told = [(row["title_da"], row["kind"], row["owners"], row["price_dkk"]) for row in rows]
    assert told == [("Kor", "ensemble", "Huset", "0.00")]
    assert "Sammenspil" in client.get(downloads["csv"]).content.decode("utf-8-sig")
    assert client.get(downloads["xlsx"]).content[:2] == b"PK"


def test_api_lists_and_tells_one_with_its_dates(client: Client, huset: Actor) -> None:
    offer = put_up(huset, price_dkk=0)
    one_date(offer, SOON + timedelta(days=7), cancelled_at=NOW)
    (item,) = client.get("/api/v1/offers?free=true&kind=ensemble").json()["items"]
    assert (item["title"]["da"], item["owners"][0]["slug"]) == ("Bandlørdag", "huset")
    detail = client.get("/api/v1/offers/bandloerdag").json()
    assert [one["is_cancelled"] for one in detail["sessions"]] == [False, True]
    assert client.get("/api/v1/offers?kind=camp").json()["items"] == []


def test_machines_read_an_event_and_a_course(client: Client, huset: Actor) -> None:
    camp = put_up(huset, "Lejr", kind="camp")
    one_date(camp, SOON + timedelta(days=7), cancelled_at=NOW)
    put_up(huset, "Kor", kind="choir")
    put_up(huset, "Øvelokale", kind="rehearsal_room")
    event, course, room = (client.get(f"/tilbud/{slug}/").content.decode() for slug in ("lejr", "kor", "oevelokale"))
    assert ('"@type": "Event"' in event, "EventCancelled" in event, '"@type": "Course"' in course) == (True, True, True)
    assert "ld+json" not in room


def test_actors_page_and_my_page_show_what_is_put_up(client: Client, huset: Actor) -> None:
    put_up(huset)
    put_up(huset, "Kladde", OfferState.DRAFT)
    public = client.get("/aktoerer/huset/").content.decode()
    assert ("Bandlørdag" in public, "/tilbud/kladde/" in public, "Læg et tilbud op" in public) == (True, False, False)
    astrid = person("Astrid")
    seat(huset, astrid)
    client.force_login(astrid)
    mine, own = (client.get(path).content.decode() for path in ("/min-side/", "/aktoerer/huset/"))
    assert ("/tilbud/kladde/" in mine, "Læg et tilbud op" in own) == (True, True)


def test_feed_site_map_and_poster_know_what_is_published(client: Client, huset: Actor) -> None:
    put_up(huset)
    put_up(huset, "Kladde", OfferState.DRAFT)
    for path in ("/feeds/nyt.atom", "/sitemap-tilbud.xml"):
        text = client.get(path).content.decode()
        assert ("/tilbud/bandloerdag/" in text, "/tilbud/kladde/" in text) == (True, False)
    statuses = [client.get(f"/plakater/tilbud/{slug}.svg").status_code for slug in ("bandloerdag", "kladde")]
    assert statuses == [200, 404]


def test_english_words_stand_where_they_are_written(huset: Actor) -> None:
    offer = put_up(huset, title_en="Band Saturday")
    with translation.override("en"):
        assert (offer.title, offer.title_language, offer.summary_language) == ("Band Saturday", "en", "da")


def test_kept_page_learns_within_a_quarter_of_an_hour_that_a_date_is_over(client: Client, huset: Actor) -> None:
    ends_at = put_up(huset).sessions.get().ends_at

    def page_at(minutes: int) -> bytes:
        with time_machine.travel(ends_at + timedelta(minutes=minutes), tick=False):
            return client.get("/tilbud/bandloerdag/").content

    before = page_at(-20)
    assert page_at(-1) == before, "time alone changes nothing"
    assert page_at(15) != before
