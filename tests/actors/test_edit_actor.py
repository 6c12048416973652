"""Changing what stands on a page: each changed field gets a source of its own."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.test import Client

from musikfaellesskabet.actors.actions import (
    add_member,
    add_room,
    check_actor_today,
    create_actor,
    edit_actor,
    edit_room,
    edit_school,
    merge_actors,
    save_kit,
)
from musikfaellesskabet.actors.actions.refusals import MergedAway
from musikfaellesskabet.actors.models import (
    Actor,
    ArtistKit,
    Fact,
    Kind,
    LineupMember,
    MusicSchoolFacts,
    Room,
    SeatRole,
)
from musikfaellesskabet.common.contacts import ContactInSource
from musikfaellesskabet.common.freshness import generation
from musikfaellesskabet.knowledge.actions import check_practice_today
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.region.models import Genre
from tests.actors.cast import actor, room, seat, verbs
from tests.cast import NOW, appoint, person, sign_in

pytestmark = pytest.mark.django_db


def test_owners_word_is_the_source_of_what_the_owner_changes() -> None:
    astrid, huset = person("Astrid"), actor(source="https://example.org/", town="Byen")
    seat(huset, astrid)
    before = generation()
    assert edit_actor(huset, changes={"town": "Byen", "website": "https://huset.example"}, by=astrid, now=NOW) == [
        "website"
    ]
    fact = Fact.objects.get()
    assert (fact.field, fact.told_by, fact.source, fact.checked_on) == ("website", huset, "", NOW.date())
    assert Actor.objects.get().source == "https://example.org/"
    assert (verbs(), generation() > before) == (["actor-edited"], True)


def test_word_of_someone_without_a_seat_keeps_its_own_source() -> None:
    huset = actor()
    edit_actor(huset, changes={"town": "Byen"}, by=person("Astrid"), source="Ringet op i dag", now=NOW)
    assert [(fact.told_by, fact.source) for fact in Fact.objects.all()] == [(None, "Ringet op i dag")]


def test_saving_what_stands_already_writes_nothing() -> None:
    huset, before = actor(town="Byen"), generation()
    genre = Genre.objects.create(slug="rock", da="Rock", en="Rock")
    huset.genres.add(genre)
    assert edit_actor(huset, changes={"town": "Byen", "genres": [genre]}, by=person("Astrid"), now=NOW) == []
    assert (Fact.objects.count(), verbs(), generation()) == (0, [], before)


def test_edit_of_a_page_merged_meanwhile_is_refused_and_the_merger_stands() -> None:
    huset, other, astrid = actor(), actor("Det gamle hus", Kind.VENUE), person("Astrid")
    salen = room(other)
    seen = Actor.objects.get(pk=other.pk)
    merge_actors(huset, other, by=astrid, now=NOW)
    for act in (
        lambda: edit_actor(seen, changes={"town": "Byen"}, by=astrid, now=NOW),
        lambda: edit_school(seen, changes={"teachers": 3}, by=astrid, now=NOW),
        lambda: check_actor_today(seen, by=astrid, now=NOW),
        lambda: add_room(seen, facts={"name": "Salen"}, by=astrid, now=NOW),
        lambda: edit_room(salen, changes={"name": "Store sal"}, by=astrid, now=NOW),
        lambda: save_kit(ArtistKit(actor=seen), changes={"formed_year": 2019}, by=astrid, now=NOW),
        lambda: add_member(ArtistKit(actor=seen), facts={"stage_name": "x"}, has_agreed=True, by=astrid, now=NOW),
    ):
        with pytest.raises(MergedAway):
            act()
    assert (Actor.objects.get(pk=other.pk).merged_into, verbs()) == (huset, ["actors-merged"])


def test_words_are_replaced_as_a_whole() -> None:
    huset = actor()
    rock, pop = (Genre.objects.create(slug=slug, da=slug, en=slug) for slug in ("rock", "pop"))
    huset.genres.add(rock)
    assert edit_actor(huset, changes={"genres": [pop]}, by=person("Astrid"), now=NOW) == ["genres"]
    assert list(huset.genres.all()) == [pop]


def test_school_figures_begin_where_there_were_none() -> None:
    school = actor("Skolen", Kind.MUSIC_SCHOOL)
    assert edit_school(school, changes={"pupils_approx": 200, "teachers": None}, by=person("Bo"), now=NOW) == [
        "pupils_approx"
    ]
    assert MusicSchoolFacts.objects.get().pupils_approx == 200


@pytest.mark.parametrize(
    ("figures", "field", "said"),
    [
        ({"age_from": "90", "age_to": "5"}, "__all__", "De yngste elever kan ikke være ældre end de ældste."),
        ({"founded": "99999"}, "founded", "Tallet må højst være 2100."),
        ({"founded": "60"}, "founded", "Tallet skal være mindst 1500."),
        ({"age_to": "900"}, "age_to", "Tallet må højst være 120."),
        ({"age_from": "0", "age_to": "25", "founded": "1962"}, "", ""),
    ],
)
def test_school_figures_have_to_be_possible(client: Client, figures: dict[str, str], field: str, said: str) -> None:
    astrid, school = person("Astrid"), actor("Skolen", Kind.MUSIC_SCHOOL)
    seat(school, astrid)
    client.force_login(astrid)
    answer = client.post("/aktoerer/skolen/tal/", figures)
    errors = answer.context["form"].errors if answer.context else {}
    assert errors == ({field: [said]} if field else {})
    assert MusicSchoolFacts.objects.exists() is (not field)


@pytest.mark.parametrize("impossible", [{"age_from": 90, "age_to": 5}, {"founded": 20000}])
def test_database_refuses_impossible_figures(impossible: dict[str, int]) -> None:
    with pytest.raises(IntegrityError):
        MusicSchoolFacts.objects.create(actor=actor("Skolen", Kind.MUSIC_SCHOOL), **impossible)


def test_venue_has_no_schools_figures(client: Client) -> None:
    astrid, huset = person("Astrid"), actor()
    seat(huset, astrid)
    client.force_login(astrid)
    assert client.post("/aktoerer/huset/tal/", {"teachers": "3"}).status_code == 404
    assert not MusicSchoolFacts.objects.exists()


def test_checking_today_dates_the_row_its_rooms_and_facts() -> None:
    astrid, huset = person("Astrid"), actor()
    salen = room(huset)
    edit_actor(huset, changes={"town": "Byen"}, by=astrid, now=NOW.replace(year=2024))
    check_actor_today(huset, by=astrid, now=NOW)
    salen.refresh_from_db()
    huset.refresh_from_db()
    assert [huset.checked_on, salen.checked_on, Fact.objects.get().checked_on] == [NOW.date()] * 3
    assert verbs() == ["actor-edited", "actor-checked"]


def test_looking_is_no_news(client: Client) -> None:
    """Only what has changed comes anew in the feed; a look keeps its place there and its time."""
    astrid, huset = person("Astrid"), actor()
    practice = Practice.objects.create(name="Metode", slug="metode", summary_da="x", origin="local")
    before = client.get("/feeds/nyt.atom").content
    check_actor_today(huset, by=astrid, now=NOW)
    check_practice_today(practice, by=astrid, now=NOW)
    assert (verbs(), client.get("/feeds/nyt.atom").content) == (["actor-checked", "practice-checked"], before)
    edit_actor(huset, changes={"town": "Byen"}, by=astrid, now=NOW)
    assert client.get("/feeds/nyt.atom").content != before


def test_today_is_the_day_it_is_here() -> None:
    night, astrid = datetime(2026, 7, 1, 22, 30, tzinfo=UTC), person("Astrid")  # half past midnight in Denmark
    huset = create_actor(kind="association", name="Huset", town="Byen", by=astrid, now=night)
    edit_actor(huset, changes={"website": "https://x.example"}, by=astrid, now=night)
    add_room(huset, facts={"name": "Salen"}, by=astrid, now=night)
    band = create_actor(kind="artist", name="Bandet", by=astrid, now=night)
    add_member(ArtistKit(actor=band), facts={"stage_name": "Ravn"}, has_agreed=True, by=astrid, now=night)
    days = [set(model.objects.values_list("checked_on", flat=True)) for model in (Actor, Fact, Room)]
    assert [*days, {LineupMember.objects.get().agreed_on}] == [{date(2026, 7, 2)}] * 4
    check_actor_today(huset, by=astrid, now=night + timedelta(days=1))
    huset.refresh_from_db()
    assert huset.checked_on == date(2026, 7, 3)


FORM = {"name": "Huset", "town": "Byen", "description_da": "Et hus."}


def test_owner_edits_by_the_page_and_the_public_sees_it(client: Client) -> None:
    astrid, huset = person("Astrid"), actor()
    seat(huset, astrid)
    client.force_login(astrid)
    assert client.post("/aktoerer/huset/ret/", {"name": ""}).status_code == 422
    assert client.post("/aktoerer/huset/ret/", FORM)["Location"] == "/aktoerer/huset/"
    page = Client().get("/aktoerer/huset/").content.decode()
    assert "Et hus." in page
    assert "Huset siger det selv" in page


def test_secretariat_has_to_say_how_it_knows(client: Client) -> None:
    actor()
    sign_in(client, appoint(person("Astrid")))
    assert client.post("/aktoerer/huset/ret/", FORM).status_code == 422
    assert client.post("/aktoerer/huset/ret/", FORM | {"source": "Ringet op"}).status_code == 302
    assert {fact.source for fact in Fact.objects.all()} == {"Ringet op"}


def test_nobodys_mail_or_number_becomes_a_source_that_everyone_reads(client: Client) -> None:
    huset = actor()
    sign_in(client, appoint(person("Astrid")))
    for said in ("Mette, 2012 3456", "mette@huset.example"):
        answer = client.post("/aktoerer/huset/ret/", FORM | {"source": said})
        assert (answer.status_code, answer.context["form"].non_field_errors()) == (422, [str(ContactInSource.message)])
        with pytest.raises(ContactInSource):
            check_actor_today(huset, source=said, by=person(f"Bo{len(said)}"), now=NOW)
    assert "Alle kan læse det" in client.get("/aktoerer/huset/ret/").content.decode()
    assert (Fact.objects.count(), Actor.objects.get().town, verbs()) == (0, "", [])


@pytest.mark.parametrize("path", ["ret/", "rum/nyt/", "pladser/"])
def test_nobody_without_a_seat_works_on_a_page(client: Client, path: str) -> None:
    bo, huset = person("Bo"), actor()
    seat(huset, bo, SeatRole.OWNER)
    client.force_login(person("David"))
    assert client.get(f"/aktoerer/huset/{path}").status_code == 403
    client.force_login(bo)
    assert client.get(f"/aktoerer/huset/{path}").status_code == 200


def test_checked_today_by_the_page(client: Client) -> None:
    huset = actor()
    client.force_login(person("David"))
    assert client.post("/aktoerer/huset/tjekket/").status_code == 403
    sign_in(client, appoint(person("Astrid")))
    client.post("/aktoerer/huset/tjekket/")
    huset.refresh_from_db()
    assert huset.checked_on is not None


def test_postal_code_without_a_digit_is_refused(client: Client) -> None:
    huset, astrid = actor(), person("Astrid")
    seat(huset, astrid)
    client.force_login(astrid)
    answers = [client.post("/aktoerer/huset/ret/", {"name": "Huset", "postal_code": code}) for code in ("abc", "4000")]
    assert [answer.status_code for answer in answers] == [422, 302]
