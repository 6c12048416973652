"""The secretariat hides an actor: nobody outside finds it anywhere, and nothing of it is lost."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import Client

from musikfaellesskabet.actors.access import Verb, actor_for
from musikfaellesskabet.actors.actions import edit_actor, hide_actor, merge_actors, show_actor
from musikfaellesskabet.actors.actions.refusals import (
    AlreadyHidden,
    HidingReasonMissing,
    NotHidden,
    NotTheSame,
    OwnCase,
)
from musikfaellesskabet.actors.models import (
    Actor,
    ArtistKit,
    Hiding,
    Kind,
    KitFile,
    LineupMember,
    Objection,
    Relation,
    RelationKind,
    SeatRole,
)
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.models import LedgerEntry, User
from musikfaellesskabet.region.models import Genre
from musikfaellesskabet.search.indexing import reindex
from musikfaellesskabet.search.models import Document
from tests.actors.cast import actor, room, seat, verbs
from tests.cast import NOW, appoint, person, sign_in
from tests.knowledge.factories import make_municipality, make_practice
from tests.offers.cast import SOON, date, put_up

pytestmark = pytest.mark.django_db
WHY = {"reason": "Huset findes ikke.", "contact": "kontor@example.org"}
CANARY = "Skjulestedet"
# Where everyone reads its name: its own pages, and pages of others that tell of it.
OWN = ["/aktoerer/skjulestedet/", "/aktoerer/skjulestedet/fortael/", "/tilbud/bandloerdag/"]
OWN += ["/api/v1/actors/skjulestedet", "/api/v1/offers/bandloerdag"]
OTHERS = ["/aktoerer/", "/aktoerer/liste.csv", "/aktoerer/liste.json", "/spillesteder/", "/aktoerer/nabohuset/"]
OTHERS += ["/soeg/?q=grotte", "/soeg/forslag/?q=grotte", "/api/v1/search?q=grotte"]
OTHERS += ["/kommuner/kommune-100/", "/metoder/", "/metoder/en-metode/", "/metoder/hent.json", "/api/v1/practices"]
OTHERS += ["/tilbud/", "/tilbud/nabokor/", "/tilbud/liste.json", "/api/v1/offers", "/api/v1/offers/nabokor"]
OTHERS += ["/data/aktoerer.json", "/data/rum.json", "/data/metoder.json", "/data/tilbud.json", "/api/v1/actors"]
OTHERS += ["/feeds/nyt.atom", "/plakater/"]
TAKES_PART_IN = "/api/v1/practices?actor=skjulestedet"
FILES = ["/plakater/aktoerer/skjulestedet.svg", "/plakater/tilbud/bandloerdag.svg"]


@pytest.fixture
def hidden_place(db: None) -> Actor:
    """A house of which all tell: with a room, an offer, a tie, a practice, and a neighbour who sings there."""
    home = make_municipality("100")
    place = actor(CANARY, town="Byen", municipality=home, subkind="grotte")
    near = actor("Nabohuset", town="Byen", municipality=home)
    room(place)
    Relation.objects.create(subject=near, object=place, kind=RelationKind.MEMBER_OF)
    make_practice("En metode").actors.add(place)
    put_up(place)
    date(put_up(near, "Nabokor", at=None), venue=place, at=SOON.replace(year=2098))
    reindex()
    return place


@pytest.fixture
def office(db: None) -> User:
    return appoint(person("Astrid"))


def naming(addresses: list[str]) -> list[str]:
    """Those of the addresses that a visitor gets an answer from in which the name stands, as word or address."""
    answers = {address: Client().get(address) for address in addresses}
    return [
        address
        for address, answer in answers.items()
        if answer.status_code == 200 and CANARY.lower() in answer.content.decode().lower()
    ]


def indexed() -> list[str]:
    """The sources of the documents that the search has the name from."""
    rows = Document.objects.order_by("source").values_list("source", "title_da", "parts")
    return [source for source, title, parts in rows if CANARY in title + str(parts)]


def test_nobody_outside_finds_a_hidden_actor_anywhere(hidden_place: Actor, office: User) -> None:
    assert naming(OWN + OTHERS) == OWN + OTHERS
    assert indexed() == ["actor", "offer", "offer", "practice"]
    assert [Client().get(file).status_code for file in FILES] == [200, 200]
    hide_actor(hidden_place, **WHY, by=office, now=NOW)
    assert (naming(OWN + OTHERS), indexed()) == ([], [])
    assert [Client().get(address).status_code for address in OWN + FILES] == [404] * (len(OWN) + len(FILES))
    assert {Client().get(address).status_code for address in OTHERS} == {200}


def words_found() -> list[tuple[str, int]]:
    """The municipalities and genres that the search has."""
    rows = Document.objects.filter(source__in=["genre", "municipality"])
    return sorted(rows.values_list("source", "object_id"))


def test_search_has_the_municipalities_and_genres_of_listed_actors_only(office: User) -> None:
    here, there = make_municipality("100"), make_municipality("101")
    rock, folk = (Genre.objects.create(slug=slug, da=slug, en=slug) for slug in ("rock", "folk"))
    place = actor(municipality=here)
    place.genres.set([rock])
    reindex()
    assert words_found() == [("genre", rock.pk), ("municipality", here.pk)]
    hide_actor(place, **WHY, by=office, now=NOW)
    assert words_found() == []
    show_actor(place, by=office, now=NOW)
    assert words_found() == [("genre", rock.pk), ("municipality", here.pk)]
    edit_actor(place, changes={"municipality": there, "genres": [folk]}, by=office, source="Set", now=NOW)
    assert words_found() == [("genre", folk.pk), ("municipality", there.pk)]


def test_api_does_not_tell_what_a_hidden_actor_took_part_in(hidden_place: Actor, office: User) -> None:
    assert [one["slug"] for one in Client().get(TAKES_PART_IN).json()["items"]] == ["en-metode"]
    hide_actor(hidden_place, **WHY, by=office, now=NOW)
    assert Client().get(TAKES_PART_IN).json()["items"] == []


def test_what_was_hidden_is_shown_again_as_it_was(hidden_place: Actor, office: User) -> None:
    before = {address: Client().get(address).content for address in ["/aktoerer/liste.csv", "/api/v1/offers/nabokor"]}
    hide_actor(hidden_place, **WHY, by=office, now=NOW)
    show_actor(hidden_place, by=office, now=NOW)
    assert naming(OWN + OTHERS) == OWN + OTHERS
    assert {address: Client().get(address).content for address in before} == before
    assert (verbs(), Hiding.objects.count()) == (["actor-hidden", "actor-shown"], 0)


def test_nobody_outside_finds_those_in_a_hidden_band_nor_hides_them(office: User) -> None:
    band = actor(f"{CANARY} Band", Kind.ARTIST)
    kit, bo = ArtistKit.objects.create(actor=band), person("Bo")
    seat(band, bo)
    ravn = LineupMember.objects.create(kit=kit, stage_name="Ravn", agreed_on=NOW.date())
    file = KitFile.objects.create(kit=kit, kind=KitFile.Kind.IMAGE, title="På scenen", file="offentlig/x.webp")
    page = "/aktoerer/skjulestedet-band/"
    asking = [f"{page}kit/medlem/{ravn.pk}/det-er-mig/", f"{page}kit/fil/{file.pk}/det-er-mig/"]
    own = [page, f"{page}kit.json", *asking]
    client = Client()
    sign_in(client, bo)
    assert naming(own) == own
    assert client.get(page).content.decode().count("det-er-mig") == 2
    hide_actor(band, **WHY, by=office, now=NOW)
    assert [Client().get(address).status_code for address in own] == [404] * 4
    assert [Client().post(address).status_code for address in asking] == [404] * 2
    assert Objection.objects.count() == 0
    seen = client.get(page).content.decode()
    assert ("Ravn" in seen, "På scenen" in seen, "det-er-mig" in seen) == (True, True, False)


def test_merged_page_leads_only_those_to_a_hidden_one_who_may_see_it(hidden_place: Actor, office: User) -> None:
    bo = person("Bo")
    seat(hidden_place, bo, SeatRole.MEMBER)
    merge_actors(hidden_place, actor("Det gamle hus"), by=office, now=NOW)
    assert Client().get("/aktoerer/det-gamle-hus/").status_code == 301
    hide_actor(hidden_place, **WHY, by=office, now=NOW)
    gone = Client().get("/aktoerer/det-gamle-hus/")
    assert (gone.status_code, CANARY.lower() in str(gone.headers).lower()) == (404, False)
    client = Client()
    for user in (bo, office):
        sign_in(client, user)
        assert client.get("/aktoerer/det-gamle-hus/").url == "/aktoerer/skjulestedet/"


def test_site_map_leaves_a_hidden_actor_and_its_offer_out(hidden_place: Actor, office: User) -> None:
    def listed() -> int:
        index = Client().get("/sitemap.xml").content.decode()
        pieces = [piece.split("</")[0] for piece in index.split("loc>") if ".xml" in piece]
        maps = [index, *(Client().get("/" + piece.rpartition("/")[2]).content.decode() for piece in pieces)]
        return sum(one.count("/skjulestedet/<") + one.count("/bandloerdag/<") for one in maps)

    assert listed() == 4  # both pages in both languages
    hide_actor(hidden_place, **WHY, by=office, now=NOW)
    assert listed() == 0


def test_caretakers_get_a_letter_and_see_the_page_with_the_reason(hidden_place: Actor, office: User) -> None:
    bo, eva, david = person("Bo"), person("Eva"), person("David")
    seat(hidden_place, bo)
    seat(hidden_place, eva, SeatRole.MEMBER)
    client = Client()
    sign_in(client, office)
    client.post("/aktoerer/skjulestedet/skjul/", WHY)
    letter = Delivery.objects.get()
    assert (letter.to, letter.subject) == ("bo@example.org", "Om en side, du passer")
    assert all(word in letter.text for word in (*WHY.values(), "/aktoerer/skjulestedet/"))
    assert LedgerEntry.objects.get().reason == WHY["reason"]
    seen = {}
    for user in (bo, eva, office, david):
        sign_in(client, user)
        pages = [client.get(address) for address in ("/aktoerer/skjulestedet/", "/tilbud/bandloerdag/")]
        seen[user.display_name] = [page.status_code for page in pages]
        told = pages[0].content.decode()
        assert all((word in told) is (user != david) for word in WHY.values())
    assert seen == {"Bo": [200, 200], "Eva": [200, 404], "Astrid": [200, 200], "David": [404, 404]}


def test_caretaker_mends_a_hidden_page_and_it_stays_hidden(hidden_place: Actor, office: User) -> None:
    bo, david = person("Bo"), person("David")
    seat(hidden_place, bo)
    hide_actor(hidden_place, **WHY, by=office, now=NOW)
    assert actor_for(bo, "skjulestedet", to=Verb.EDIT) == hidden_place
    edit_actor(hidden_place, changes={"subkind": "hal"}, by=bo, now=NOW)
    assert naming(OWN + OTHERS) == []
    for user in (david, AnonymousUser()):
        with pytest.raises(Http404):
            actor_for(user, "skjulestedet", to=Verb.SEE)


def test_date_keeps_its_hidden_venue_when_it_is_moved(hidden_place: Actor, office: User) -> None:
    bo, near = person("Bo"), Actor.objects.get(slug="nabohuset")
    seat(near, bo)
    hide_actor(hidden_place, **WHY, by=office, now=NOW)
    session = Offer.objects.get(slug="nabokor").sessions.get()
    client = Client()
    sign_in(client, bo)
    page = client.get(f"/tilbud/nabokor/datoer/{session.pk}/")
    assert page.context["form"]["venue"].value() in [one.pk for one in page.context["form"].fields["venue"].queryset]


@pytest.mark.parametrize("missing", ["reason", "contact"])
def test_without_a_reason_or_somewhere_to_answer_nothing_is_hidden(office: User, missing: str) -> None:
    huset = actor()
    with pytest.raises(HidingReasonMissing):
        hide_actor(huset, **(WHY | {missing: " "}), by=office, now=NOW)
    assert (Hiding.objects.count(), verbs()) == (0, [])


def test_hidden_is_not_hidden_twice_nor_shown_twice(office: User) -> None:
    huset = actor()
    with pytest.raises(NotHidden):
        show_actor(huset, by=office, now=NOW)
    hide_actor(huset, **WHY, by=office, now=NOW)
    with pytest.raises(AlreadyHidden):
        hide_actor(huset, **WHY, by=office, now=NOW)
    assert verbs() == ["actor-hidden"]


def test_nobody_shows_their_own_page_again(office: User) -> None:
    huset, colleague = actor(), appoint(person("Bo"))
    seat(huset, office)
    hide_actor(huset, **WHY, by=colleague, now=NOW)
    with pytest.raises(OwnCase):
        show_actor(huset, by=office, now=NOW)
    assert Hiding.objects.count() == 1


def test_hidden_page_is_merged_into_none(office: User) -> None:
    huset, other = actor(), actor("Huzet")
    hide_actor(other, **WHY, by=office, now=NOW)
    with pytest.raises(NotTheSame):
        merge_actors(huset, other, by=office, now=NOW)


def test_office_lists_what_is_hidden_and_shows_it_again(hidden_place: Actor, office: User) -> None:
    hide_actor(hidden_place, **WHY, by=office, now=NOW)
    client = Client()
    sign_in(client, office)
    page = client.get("/kontor/skjulte/").content.decode()
    front = client.get("/kontor/")
    assert (CANARY in page, WHY["reason"] in page) == (True, True)
    assert [pile.queue.url_name for pile in front.context["waiting"] if pile.queue.url_name == "office-hidden"] == []
    assert client.post("/kontor/skjulte/skjulestedet/vis/").status_code == 302
    assert naming(OWN) == OWN
