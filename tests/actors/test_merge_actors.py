"""Two actors that are the same become one, with redirect and history."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from musikfaellesskabet.actors.actions import (
    add_room,
    edit_actor,
    edit_school,
    merge_actors,
    submit_claim,
)
from musikfaellesskabet.actors.actions.refusals import NotTheSame
from musikfaellesskabet.actors.models import (
    Actor,
    Fact,
    Kind,
    Merger,
    MusicSchoolFacts,
    Relation,
    Room,
    Seat,
    SeatRole,
)
from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.knowledge.models import NetworkProfile, Practice
from musikfaellesskabet.region.loading import load
from musikfaellesskabet.region.models import Genre, Stage
from tests.actors.cast import actor, room, seat, verbs
from tests.cast import NOW, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def test_what_hung_on_the_other_hangs_on_the_kept() -> None:
    keep, other, third = actor("Huset", town="Byen"), actor("Huset i Byen", website="https://x.example"), actor("Nabo")
    astrid, bo = person("Astrid"), person("Bo")
    room(other)
    seat(other, bo, SeatRole.EDITOR)
    claim = submit_claim(other, by=person("Carla"), reason="x", now=NOW)
    Relation.objects.create(subject=third, object=other, kind="partner_of")
    practice = Practice.objects.create(name="Metode", slug="metode", summary_da="x", origin="local")
    practice.actors.add(other)
    merge_actors(keep, other, by=astrid, now=LATER)
    keep.refresh_from_db()
    claim.refresh_from_db()
    assert (keep.town, keep.website, claim.actor) == ("Byen", "https://x.example", keep)
    assert [Room.objects.get().actor, Seat.objects.get().actor] == [keep] * 2
    assert [(one.subject, one.object) for one in Relation.objects.all()] == [(third, keep)]
    assert list(practice.actors.all()) == [keep]
    assert verbs()[-1] == "actors-merged"


def said_of(house: Actor) -> dict[str, tuple[str | None, str, str]]:
    """Field → who says it, where it is known from, and how surely, for what has a source of its own."""
    facts = Fact.objects.filter(actor=house).select_related("told_by")
    return {one.field: (one.told_by and one.told_by.slug, one.source, one.confidence) for one in facts}


def test_kept_words_have_the_source_of_whoever_said_them() -> None:
    keep = actor("Huset", town="Byen", source="https://fil.example", confidence="low")
    listed = {"town": "Andetsteds", "website": "https://x.example", "postal_code": "4000"}
    other = actor("Huset i Byen", **listed, source="https://anden.example", confidence="medium", checked_on=NOW.date())
    bo = person("Bo")
    seat(other, bo, SeatRole.EDITOR)
    edit_actor(other, changes={"town": "Landet", "postal_code": "4100"}, by=bo, now=NOW)
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    keep.refresh_from_db()
    assert (keep.town, keep.postal_code, keep.website) == ("Byen", "4100", "https://x.example")
    assert said_of(keep) == {
        "postal_code": ("huset", "", "high"),
        "website": (None, "https://anden.example", "medium"),
    }
    assert Fact.objects.get(field="website").checked_on == NOW.date()


def test_what_the_kept_had_taken_away_comes_back_with_the_source_of_the_other() -> None:
    keep, other, bo = actor(website="https://gammel.example"), actor("Det gamle hus", source="en avis"), person("Bo")
    seat(keep, bo)
    edit_actor(keep, changes={"website": ""}, by=bo, now=NOW)
    Actor.objects.filter(pk=other.pk).update(website="https://x.example")
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    assert said_of(keep) == {"website": (None, "en avis", "unknown")}


def test_words_are_joined_only_where_the_kept_has_none() -> None:
    rock, pop = (Genre.objects.create(slug=slug, da=slug, en=slug) for slug in ("rock", "pop"))
    stage = Stage.objects.create(slug="havn", da="Havn", en="Harbour")
    keep, other = actor(source="https://fil.example"), actor("Det gamle hus", source="https://anden.example")
    keep.genres.add(rock)
    other.genres.add(pop)
    other.stages.add(stage)
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    assert (list(keep.genres.all()), list(keep.stages.all())) == ([rock], [stage])
    assert said_of(keep) == {"stages": (None, "https://anden.example", "unknown")}


@pytest.mark.parametrize("has_figures", [True, False], ids=["kept has figures", "kept has none"])
def test_figures_follow_with_their_source_or_not_at_all(has_figures: bool) -> None:
    keep, other = actor("Skolen", Kind.MUSIC_SCHOOL), actor("Den gamle skole", Kind.MUSIC_SCHOOL)
    if has_figures:
        MusicSchoolFacts.objects.create(actor=keep, teachers=5, source="https://fil.example")
    bo = person("Bo")
    seat(other, bo, SeatRole.EDITOR)
    edit_school(other, changes={"teachers": 9}, by=bo, now=NOW)
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    found = MusicSchoolFacts.objects.get(actor=keep).teachers
    assert (found, said_of(keep)) == ((5, {}) if has_figures else (9, {"teachers": ("skolen", "", "high")}))


def test_rooms_follow_with_the_source_of_each_word() -> None:
    keep, other, bo = actor(), actor("Det gamle hus"), person("Bo")
    seat(other, bo, SeatRole.EDITOR)
    add_room(other, facts={"name": "Salen", "pa": "stort"}, by=bo, now=NOW)
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    assert set(said_of(keep)) == {"name", "pa"}
    assert {fact.told_by for fact in Fact.objects.all()} == {keep}


def test_address_of_the_merged_leads_on_and_history_is_shown(client: Client) -> None:
    keep, other = actor(), actor("Det gamle hus")
    assert client.get("/aktoerer/det-gamle-hus/").status_code == 200
    merge_actors(keep, other, by=person("Astrid"), now=NOW)
    response = client.get("/aktoerer/det-gamle-hus/")
    assert (response.status_code, response["Location"]) == (301, "/aktoerer/huset/")
    assert (
        "Siden for «Det gamle hus» blev lagt sammen med denne i 2026."
        in client.get("/aktoerer/huset/").content.decode()
    )


def test_chain_of_mergers_leads_straight_to_the_last(client: Client) -> None:
    first, second, third = actor("A"), actor("B"), actor("C")
    astrid = person("Astrid")
    merge_actors(second, first, by=astrid, now=NOW)
    merge_actors(third, second, by=astrid, now=NOW)
    assert client.get("/aktoerer/a/")["Location"] == "/aktoerer/c/"


def test_double_relation_is_kept_once() -> None:
    keep, other, third = actor(), actor("Det gamle hus"), actor("Nabo")
    for house in (keep, other):
        Relation.objects.create(subject=house, object=third, kind="hosts")
    Relation.objects.create(subject=keep, object=other, kind="partner_of")
    merge_actors(keep, other, by=person("Astrid"), now=NOW)
    assert [(one.kind, one.subject) for one in Relation.objects.filter(subject=keep)] == [("hosts", keep)]


def test_third_actors_page_links_to_the_kept_only(client: Client) -> None:
    keep, other, third = actor(), actor("Det gamle hus"), actor("Nabo")
    for house in (keep, other):
        Relation.objects.create(subject=house, object=third, kind="hosts")
    assert "/aktoerer/det-gamle-hus/" in client.get("/aktoerer/nabo/").content.decode()
    merge_actors(keep, other, by=person("Astrid"), now=NOW)
    Relation.objects.create(subject=other, object=third, kind="hosts")  # as earlier mergers left them
    page = client.get("/aktoerer/nabo/").content.decode()
    assert ("/aktoerer/huset/" in page, "/aktoerer/det-gamle-hus/" in page) == (True, False)


def test_merged_networks_profile_is_the_kepts_at_every_door(client: Client) -> None:
    keep, other = actor("Jazznet", Kind.NETWORK), actor("Gamle Jazznet", Kind.NETWORK)
    NetworkProfile.objects.create(network=other, field="genre")
    merge_actors(keep, other, by=person("Astrid"), now=NOW)
    assert [one["name"] for one in client.get("/api/v1/networks").json()["items"]] == ["Jazznet"]
    assert _names_in_table(client) == ["Jazznet"]
    NetworkProfile.objects.create(network=other, field="genre")  # as earlier mergers left it
    shelf.clear()
    assert _names_in_table(client) == ["Jazznet"]


def _names_in_table(client: Client) -> list[str]:
    lines = b"".join(client.get("/data/netvaerk.csv")).decode().splitlines()
    return [line.split(";")[0].strip('"') for line in lines[1:]]


@pytest.mark.parametrize("case", ["itself", "merged already", "another kind"])
def test_two_that_are_not_the_same_are_refused(case: str) -> None:
    keep, other, astrid = actor(), actor("Bandet", Kind.ARTIST), person("Astrid")
    if case == "itself":
        other = keep
    if case == "merged already":
        other = actor("Det gamle hus")
        merge_actors(keep, other, by=astrid, now=NOW)
    before = Merger.objects.count()
    with pytest.raises(NotTheSame):
        merge_actors(keep, other, by=astrid, now=NOW)
    assert Merger.objects.count() == before


@pytest.mark.parametrize("is_kept", [True, False], ids=["keep the listed", "merge the listed away"])
@pytest.mark.parametrize("slug", ["gimle", "furesoe-musikskole", "roskilde-festival", "dansk-live"])
@pytest.mark.usefixtures("kulturmetropolen")
def test_region_loads_without_change_after_a_merger_with_one_made_here(slug: str, is_kept: bool) -> None:
    listed = Actor.objects.get(slug=slug)
    made_here = actor("Den anden", Kind(listed.kind))
    pair = (listed, made_here) if is_kept else (made_here, listed)
    merge_actors(*pair, by=person("Astrid"), now=NOW)
    rooms = Room.objects.count()
    again = load(settings.BASE_DIR / "data" / "kulturmetropolen")
    assert (again.created, again.updated, again.refused, again.gone) == (0, 0, [], [])
    assert (Room.objects.count(), Room.objects.exclude(actor__merged_into=None).count()) == (rooms, 0)


@pytest.mark.parametrize(
    ("kept", "merged"),
    [
        ("gimle", "tapperiet"),
        ("furesoe-musikskole", "herlev-musikskole"),
        ("roskilde-festival", "musik-i-lejet"),
        ("dansk-live", "rosa"),
    ],
)
@pytest.mark.usefixtures("kulturmetropolen")
def test_region_loads_without_change_after_a_merger_of_two_listed(kept: str, merged: str) -> None:
    keep, other = Actor.objects.get(slug=kept), Actor.objects.get(slug=merged)
    merge_actors(keep, other, by=person("Astrid"), now=NOW)
    again = load(settings.BASE_DIR / "data" / "kulturmetropolen")
    assert (again.created, again.updated, again.refused, again.gone) == (0, 0, [], [])
    if kept == "gimle":
        assert Relation.objects.filter(subject=keep, object__name="Popkorn Nordic").count() == 1
