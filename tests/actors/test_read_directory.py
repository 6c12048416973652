"""The directory's pages: three entrances, few queries whatever the size, harmless answers to anything asked."""

import csv
import io
import json
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from musikfaellesskabet.actors.directory.entries import NOWHERE
from musikfaellesskabet.actors.directory.source import forget, read_index
from musikfaellesskabet.actors.models import Actor, Room, Seat
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.people.models import User
from musikfaellesskabet.region.models import AgreementPeriod, Membership, Municipality, Town
from tests.actors.crowd import populate

DOORS = ["/aktoerer/", "/spillesteder/", "/musikskoler/"]
COLD, NEW_QUESTION, WARM = 8, 3, 1


@pytest.mark.usefixtures("kulturmetropolen")
def test_every_entrance_answers_in_both_languages(client: Client) -> None:
    paths = [
        prefix + path for prefix in ("", "/en") for path in [*DOORS, "/aktoerer/?vis=kort", "/aktoerer/?slags=festival"]
    ]
    counts = [client.get(path).context["answer"].count for path in paths]
    assert counts == [118, 34, 14, 118, 27] * 2


@pytest.mark.django_db
def test_queries_are_the_same_however_many_actors_there_are(client: Client) -> None:
    counted = {}
    for size in (100, 1_000, 10_000):
        populate(size)
        shelf.clear()
        forget()
        counted[size] = [
            queries(client, "/spillesteder/?kommune=0101"),
            queries(client, "/spillesteder/?genre=rock&side=2"),
            queries(client, "/spillesteder/?kommune=0101"),
        ]
    assert counted == {size: [COLD, NEW_QUESTION, WARM] for size in (100, 1_000, 10_000)}


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.usefixtures("kulturmetropolen")
def test_a_change_is_seen_at_once_and_only_when_it_is_said(client: Client) -> None:
    before = client.get("/spillesteder/?plads=500-").content.decode()
    actor = Actor.objects.get(name="Baghuset")
    Room.objects.create(actor=actor, capacity_standing=700)
    assert client.get("/spillesteder/?plads=500-").content.decode() == before
    public_changed()
    after = client.get("/spillesteder/?plads=500-").content.decode()
    assert ("Baghuset" in before, "Baghuset" in after) == (False, True)


@pytest.mark.usefixtures("kulturmetropolen")
def test_a_room_that_is_not_listed_is_a_no_only_where_the_actor_keeps_the_list() -> None:
    actor = Actor.objects.get(name="Gimle")
    assert {entry.has_rehearsal_room for entry in read_index().entries if entry.name == "Gimle"} == {"ukendt"}
    carla = User.objects.create(email="carla@example.org")
    Seat.objects.create(actor=actor, user=carla, role="owner", since=timezone.now())
    gimle = next(entry for entry in read_index().entries if entry.name == "Gimle")
    assert (gimle.has_stage, gimle.has_rehearsal_room, gimle.step_free, gimle.is_claimed) == (
        "ja",
        "nej",
        "ukendt",
        True,
    )


@pytest.mark.usefixtures("kulturmetropolen")
def test_merged_actors_are_not_listed() -> None:
    kept, gone = Actor.objects.get(name="Gimle"), Actor.objects.get(name="Paramount")
    gone.merged_into = kept
    gone.save()
    assert {"Gimle", "Paramount"} & {entry.name for entry in read_index().entries} == {"Gimle"}


@pytest.mark.usefixtures("kulturmetropolen")
def test_venues_are_found_by_seats_use_and_place(client: Client) -> None:
    path = "/spillesteder/liste.json?plads=500-&scene=ja&fra=Roskilde&min=15&med=bil"
    assert [row["name"] for row in client.get(path).json()] == ["Gimle"]


@pytest.mark.usefixtures("kulturmetropolen")
def test_free_text_finds_names_and_towns(client: Client) -> None:
    asked = ["gim", "BAGHUSET", "kulturhuse værløse", "saltoppen"]
    names = [[row["name"] for row in client.get("/spillesteder/liste.json", {"navn": text}).json()] for text in asked]
    assert names == [["Gimle"], ["Baghuset"], ["Kulturhuset Galaksen"], []]


@pytest.mark.usefixtures("kulturmetropolen")
def test_files_hold_the_rows_of_the_page_with_their_sources(client: Client) -> None:
    asked = "?fra=Roskilde&min=60&sorter=afstand"
    page = client.get(f"/spillesteder/{asked}")
    names = [found.entry.name for found in page.context["answer"].all]
    rows = client.get(f"/spillesteder/liste.json{asked}").json()
    assert [row["name"] for row in rows] == names
    assert {bool(row["source"]) and row["confidence"] in {"high", "medium", "low"} for row in rows} == {True}
    text = client.get(f"/spillesteder/liste.csv{asked}").content.decode("utf-8-sig")
    assert [row["Navn"] for row in csv.DictReader(io.StringIO(text), delimiter=";")] == names


@pytest.mark.usefixtures("kulturmetropolen")
def test_a_file_costs_one_query_more_than_a_page(client: Client) -> None:
    client.get("/spillesteder/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/spillesteder/liste.xlsx")
    assert len(captured) == 3


@pytest.mark.usefixtures("kulturmetropolen")
def test_anything_asked_ends_well(client: Client) -> None:
    asked = [
        "kommune=0",
        "kommune=%00",
        "slags=<script>",
        "side=99999999",
        "fra=%F0%9F%8E%B5",
        "min=-5&fra=x",
        "navn=%_'",
    ]
    texts = [client.get(f"{door}?{query}").content.decode() for door in DOORS for query in asked]
    assert ['id="resultater"' in text and "<script>" not in text for text in texts] == [True] * len(texts)


@pytest.mark.usefixtures("kulturmetropolen")
def test_nothing_found_says_what_to_let_go_of(client: Client) -> None:
    text = client.get("/spillesteder/?kommune=151&plads=500-").content.decode()
    assert [("Uden «Ballerup»</a> (2)" in text), ("Uden «Plads til: 500 og over»</a> (3)" in text)] == [True, True]


@pytest.mark.usefixtures("kulturmetropolen")
def test_htmx_gets_the_answer_alone_and_a_clean_address(client: Client) -> None:
    response = client.get("/spillesteder/?navn=&kommune=265&min=30&med=offentlig", headers={"HX-Request": "true"})
    text = response.content.decode()
    assert response.headers["HX-Push-Url"] == "/spillesteder/?kommune=265"
    assert ["<html" in text, 'id="resultater"' in text, text.count("hx-swap-oob")] == [False, True, 2]


@pytest.mark.usefixtures("kulturmetropolen")
def test_rows_that_a_page_shows_stand_in_english_with_danish_names_marked(client: Client) -> None:
    text = client.get("/en/spillesteder/?navn=gimle").content.decode()
    assert ('<h2 class="row__name" lang="da"><a href="/en/aktoerer/gimle/">Gimle</a></h2>' in text) is True


@pytest.mark.usefixtures("kulturmetropolen")
def test_json_is_typed(client: Client) -> None:
    [row] = json.loads(client.get("/spillesteder/liste.json?navn=gimle").content)
    assert (row["capacity_standing"], row["has_stage"], row["step_free"], row["is_claimed"]) == (550, True, None, False)


@pytest.mark.usefixtures("kulturmetropolen")
def test_time_to_a_place_known_only_by_its_municipality_is_said_to_be_rough(client: Client) -> None:
    Town.objects.all().delete()
    public_changed()
    stroeby = Actor.objects.get(name="Sol over Stevns")
    Actor.objects.filter(pk=stroeby.pk).update(latitude=None, longitude=None)
    public_changed()
    page = client.get("/aktoerer/?fra=Køge&min=240&navn=stevns").content.decode()
    assert ("ca. " in page, "regner fra dens midte" in page) == (True, True)
    assert [entry.is_rough for entry in read_index().entries if entry.name == "Sol over Stevns"] == [True]


@pytest.mark.usefixtures("kulturmetropolen")
def test_journey_from_a_town_nobody_can_place_starts_mid_municipality_and_says_so(client: Client) -> None:
    Town.objects.all().delete()
    public_changed()
    question = client.get("/aktoerer/?fra=strøby").context["question"]
    said = "Vi ved ikke, hvor Strøby ligger, og regner fra midten af Stevns."
    assert (question.origin, question.notices) == ("Strøby", (said,))


@pytest.mark.usefixtures("kulturmetropolen")
def test_town_with_its_region_behind_its_name_is_placed_as_the_town(client: Client) -> None:
    Town.objects.update_or_create(
        name="Viby", municipality_code="265", defaults={"sort_name": "viby", "latitude": 55.549, "longitude": 12.025}
    )
    public_changed()
    ramsoe = next(entry for entry in read_index().entries if entry.town == "Viby Sjælland")
    assert (ramsoe.latitude, ramsoe.longitude, ramsoe.is_rough) == (55.549, 12.025, False)
    assert client.get("/aktoerer/?fra=viby+sjælland").context["question"].notices == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("own", "town", "danish", "english"),
    [
        ((None, None), "Nordby", "i samme by", "in the same town"),
        ((None, None), "Ukendt", "i samme kommune", "in the same municipality"),
        ((55.6, 12.1), "Nordby", "0 min.", "0 min"),
    ],
)
def test_no_distance_from_the_middle_of_a_town_is_said_as_the_same_town(
    client: Client, own: tuple[float | None, float | None], town: str, danish: str, english: str
) -> None:
    populate(1)
    Town.objects.create(name="Nordby", municipality_code="0101", latitude=55.6, longitude=12.1)
    Actor.objects.update(latitude=own[0], longitude=own[1], town=town)
    public_changed()
    pages = [client.get(f"{prefix}/aktoerer/?fra=nordby&min=240").content.decode() for prefix in ("", "/en")]
    said = [page.split('<span class="row__minutes">')[1].split("</span>")[0] for page in pages]
    assert said == [danish, english]


@pytest.mark.usefixtures("kulturmetropolen")
def test_form_names_what_nobody_has_told_instead_of_asking_by_it(client: Client) -> None:
    page, asked = (client.get(path).content.decode() for path in ("/aktoerer/", "/aktoerer/?genre=ukendt"))
    assert ('id="valg-genre"' in page, "Ingen har endnu fortalt om: trinfri adgang, trin, genre, " in page) == (
        False,
        True,
    )
    assert ("Ens for alle her: siden passes af (ingen endnu)." in page, 'id="valg-genre"' in asked) == (True, True)


@pytest.mark.usefixtures("kulturmetropolen")
def test_name_that_finds_nobody_leads_on_to_the_search(client: Client) -> None:
    link = '<a href="/soeg/?q=gimel%26%2F">Søg efter «gimel&amp;/» i det hele</a>'
    named, other = ("/aktoerer/?navn=gimel%26%2F", "/spillesteder/?kommune=151&plads=500-")
    assert [link in client.get(named).content.decode(), "i det hele</a>" in client.get(other).content.decode()] == [
        True,
        False,
    ]


@pytest.mark.usefixtures("kulturmetropolen")
def test_misspelt_place_leads_to_the_places_it_may_be(client: Client) -> None:
    text = client.get("/aktoerer/?fra=rosklide&min=15&med=bil&side=99").content.decode()
    assert ('<a href="/aktoerer/?fra=Roskilde&amp;min=15&amp;med=bil">Roskilde</a>' in text) is True
    assert ("Listen har ingen side 99." in text) is True


@pytest.mark.usefixtures("kulturmetropolen")
def test_municipalities_stand_in_danish_order_however_many_they_have(client: Client) -> None:
    [group] = [group for group in client.get("/aktoerer/").context["answer"].facets if group.name == "kommune"]
    named = [choice.label for choice in [*group.first, *group.rest] if choice.value != NOWHERE]
    assert named == sorted(named, key=sort_key)
    assert len(named) > 10


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "outside"), [("yes", ["Fjernby"]), ("likely", ["Fjernby"]), ("no", []), (None, [])])
def test_map_is_drawn_around_the_same_municipalities_on_every_page(
    client: Client, status: str | None, outside: list[str]
) -> None:
    populate(1)
    home = Municipality.objects.get(code="0101")
    far = Municipality.objects.create(code="0999", name="Fjernby", slug="fjernby", latitude=57.4, longitude=9.9)
    Actor.objects.create(kind="venue", name="Fjernt sted", slug="fjernt-sted", municipality=far)
    if status:
        period = AgreementPeriod.objects.create(slug="2025", starts=date(2025, 1, 1), ends=date(2028, 12, 31))
        Membership.objects.create(municipality=home, period=period, status=status)
    drawn = [client.get("/kommuner/").context["map"], client.get("/aktoerer/").context["page"].chart]
    assert [one and [mark.name for mark in one.outside] for one in drawn] == [outside, outside]


@pytest.mark.django_db
def test_likely_member_is_one_of_the_regions_own() -> None:
    populate(1)
    period = AgreementPeriod.objects.create(slug="2025", starts=date(2025, 1, 1), ends=date(2028, 12, 31))
    member = Membership.objects.create(municipality=Municipality.objects.get(), period=period, status="likely")
    likely = read_index().entries[0].is_inside
    member.status = Membership.Status.UNKNOWN
    member.save()
    assert (likely, read_index().entries[0].is_inside) == (True, False)
