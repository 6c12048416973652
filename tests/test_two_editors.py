"""Two have the same form open: each writes only what they changed, and where both changed one thing, both are told."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from musikfaellesskabet.actors.models import Actor, ArtistKit, Fact, Kind, MusicSchoolFacts, Room
from musikfaellesskabet.offers.models import Offer, Session
from musikfaellesskabet.region.models import Genre
from tests.actors.cast import actor, room, seat, verbs
from tests.cast import person
from tests.offers.cast import put_up
from tests.written_form import whole_form

pytestmark = pytest.mark.django_db
IMPORTED = "Et hus.\nMed to sale. "


@dataclass(frozen=True)
class Case:
    """A form: its address, its row, a field with its value and a new one, and another field with a new value."""

    path: str
    model: type[Model]
    hers: tuple[str, str, str]
    his: tuple[str, str]
    verb: str


SITE = "https://huset.example/"
CASES = [
    Case("/aktoerer/huset/ret/", Actor, ("town", "Byen", "Landet"), ("website", SITE), "actor-edited"),
    Case("/aktoerer/skolen/tal/", MusicSchoolFacts, ("teachers", "7", "8"), ("founded", "1962"), "actor-edited"),
    Case("/aktoerer/huset/rum/{room}/", Room, ("piano", "Flygel", "Klaver"), ("stage_width_m", "8,5"), "room-edited"),
    Case("/aktoerer/bandet/kit/", ArtistKit, ("formed_year", "2019", "2020"), ("bio_en", "We play."), "kit-saved"),
    Case("/tilbud/bandloerdag/ret/", Offer, ("price_dkk", "49,50", "60"), ("bring", "En guitar"), "offer-edited"),
    Case("/tilbud/bandloerdag/datoer/{date}/", Session, ("town", "Byen", "By"), ("place", "S"), "offer-session-moved"),
]
each_form = pytest.mark.parametrize("case", CASES, ids=lambda case: case.model.__name__)


@pytest.fixture
def rows() -> dict[str, Any]:
    """One row for every form, each saying something already, with an account that takes care of all of them."""
    astrid = person("Astrid")
    huset, band = actor(town="Byen", description_da=IMPORTED), actor("Bandet", Kind.ARTIST)
    school = actor("Skolen", Kind.MUSIC_SCHOOL)
    for one in (huset, band, school):
        seat(one, astrid)
    huset.genres.add(Genre.objects.create(slug="rock", da="Rock", en="Rock"))
    MusicSchoolFacts.objects.create(actor=school, teachers=7)
    ArtistKit.objects.create(actor=band, formed_year=2019, bio_da="Vi spiller.\nHøjt.")
    offer = put_up(huset, price_dkk="49.50", town="Byen")
    return {"astrid": astrid, "room": room(huset, piano="Flygel").pk, "date": offer.sessions.get().pk}


@pytest.fixture
def page(client: Client, rows: dict[str, Any]) -> Client:
    client.force_login(rows["astrid"])
    return client


@each_form
def test_later_one_takes_nothing_back(page: Client, rows: dict[str, Any], case: Case) -> None:
    address, (name, _before, after) = case.path.format(**rows), case.hers
    seen_by_both = page.get(address)
    assert page.post(address, whole_form(seen_by_both, **{name: after})).status_code == 302
    assert page.post(address, whole_form(seen_by_both, **dict([case.his]))).status_code == 302
    kept = whole_form(page.get(address))
    assert (kept[name], kept[case.his[0]], verbs()) == ([_shown(after)], [case.his[1]], [case.verb, case.verb])


def _shown(value: str) -> str:
    return "60,00" if value == "60" else value


@each_form
def test_without_its_marks_the_later_one_would_take_all_back(page: Client, rows: dict[str, Any], case: Case) -> None:
    address, (name, before, after) = case.path.format(**rows), case.hers
    seen_by_both = page.get(address)
    page.post(address, whole_form(seen_by_both, **{name: after}))
    page.post(address, whole_form(seen_by_both, **dict([case.his]), seen=""))
    assert whole_form(page.get(address))[name] == [before]


@each_form
def test_page_sent_as_it_came_writes_nothing(page: Client, rows: dict[str, Any], case: Case) -> None:
    address = case.path.format(**rows)
    assert page.post(address, whole_form(page.get(address))).status_code == 302
    assert (verbs(), Fact.objects.count()) == ([], 0)


@each_form
def test_both_changing_one_thing_is_told_in_words_and_the_second_decides(
    page: Client, rows: dict[str, Any], case: Case
) -> None:
    address, (name, _before, after) = case.path.format(**rows), case.hers
    third = {"teachers": "9", "formed_year": "2021", "price_dkk": "70,00"}.get(name, "Øen")
    seen_by_both = page.get(address)
    page.post(address, whole_form(seen_by_both, **{name: after}))
    refused = page.post(address, whole_form(seen_by_both, **{name: third}, **dict([case.his])))
    (words,) = refused.context["form"].errors[name]
    both = f"En anden har imens skrevet «{_shown(after)}». Du skrev «{third}». Send igen, hvis dit skal stå."
    assert (refused.status_code, words, verbs()) == (422, both, [case.verb])
    assert page.post(address, whole_form(refused)).status_code == 302
    kept = whole_form(page.get(address))
    assert (kept[name], kept[case.his[0]], verbs()) == ([third], [case.his[1]], [case.verb, case.verb])


def test_facts_carry_the_name_of_who_changed_them_only(page: Client) -> None:
    seen_by_both = page.get("/aktoerer/huset/ret/")
    page.post("/aktoerer/huset/ret/", whole_form(seen_by_both, town="Landet"))
    page.post("/aktoerer/huset/ret/", whole_form(seen_by_both, website="https://huset.example/"))
    assert sorted(Fact.objects.values_list("field", flat=True)) == ["town", "website"]
    assert Actor.objects.get(slug="huset").description_da == IMPORTED


def test_same_change_by_both_is_no_quarrel(page: Client) -> None:
    seen_by_both = page.get("/aktoerer/huset/ret/")
    answers = [page.post("/aktoerer/huset/ret/", whole_form(seen_by_both, town="Landet")) for _ in range(2)]
    assert ([answer.status_code for answer in answers], verbs()) == ([302, 302], ["actor-edited"])


def test_words_of_a_list_and_of_nothing_are_told(page: Client) -> None:
    pop = Genre.objects.create(slug="pop", da="Pop", en="Pop")
    seen_by_both = page.get("/aktoerer/huset/ret/")
    page.post("/aktoerer/huset/ret/", whole_form(seen_by_both, genres=str(pop.pk), town=""))
    sent = whole_form(seen_by_both, town="Øen") | {"genres": []}
    errors = page.post("/aktoerer/huset/ret/", sent).context["form"].errors
    told = {name: words[0].split(" Send")[0] for name, words in errors.items()}
    assert told == {
        "town": "En anden har imens skrevet «ingenting». Du skrev «Øen».",
        "genres": "En anden har imens skrevet «Pop». Du skrev «ingenting».",
    }


def test_date_cannot_be_moved_to_end_before_it_begins_by_two_at_once(page: Client, rows: dict[str, Any]) -> None:
    address = f"/tilbud/bandloerdag/datoer/{rows['date']}/"
    seen_by_both = page.get(address)
    page.post(address, whole_form(seen_by_both, starts="20:30", ends="23:00"))
    refused = page.post(address, whole_form(seen_by_both, ends="20:00"))
    assert (refused.status_code, sorted(refused.context["form"].errors)) == (422, ["ends", "starts"])
