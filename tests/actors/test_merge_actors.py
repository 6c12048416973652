"""Two actors that are the same become one, with redirect and history."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from musikfaellesskabet.actors.actions import accept_claim, edit_actor, merge_actors, submit_claim
from musikfaellesskabet.actors.actions.refusals import NotTheSame
from musikfaellesskabet.actors.models import Actor, Claim, Fact, Kind, Merger, Relation, Room, Seat
from musikfaellesskabet.actors.states import ClaimState
from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.knowledge.models import NetworkProfile, Practice
from musikfaellesskabet.region.loading import load
from musikfaellesskabet.region.models import Genre
from tests.actors.cast import actor, room, seat, verbs
from tests.cast import NOW, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def test_what_hung_on_the_other_hangs_on_the_kept() -> None:
    keep, other, third = actor("Huset", town="Byen"), actor("Huset i Byen", website="https://x.example"), actor("Nabo")
    astrid, bo = person("Astrid"), person("Bo")
    room(other)
    seat(other, bo)
    claim = submit_claim(other, by=person("Carla"), reason="x", now=NOW)
    edit_actor(other, changes={"town": "Andetsteds"}, by=bo, now=LATER)
    Relation.objects.create(subject=third, object=other, kind="partner_of")
    other.genres.add(Genre.objects.create(slug="rock", da="Rock", en="Rock"))
    practice = Practice.objects.create(name="Metode", slug="metode", summary_da="x", origin="local")
    practice.actors.add(other)
    merge_actors(keep, other, by=astrid, now=LATER)
    keep.refresh_from_db()
    claim.refresh_from_db()
    assert (keep.town, keep.website, claim.actor) == ("Byen", "https://x.example", keep)
    assert [Room.objects.get().actor, Seat.objects.get().actor, Fact.objects.get().told_by] == [keep] * 3
    assert [(one.subject, one.object) for one in Relation.objects.all()] == [(third, keep)]
    assert ([genre.slug for genre in keep.genres.all()], list(practice.actors.all())) == (["rock"], [keep])
    assert verbs()[-1] == "actors-merged"


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


def test_person_with_a_seat_in_both_keeps_one() -> None:
    keep, other, bo = actor(), actor("Det gamle hus"), person("Bo")
    seat(keep, bo)
    seat(other, bo)
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    assert [(one.actor, one.until is None) for one in Seat.objects.all()] == [(keep, True), (keep, False)]


def test_person_who_claims_both_keeps_one_open_claim() -> None:
    keep, other, carla = actor(), actor("Det gamle hus"), person("Carla")
    for house in (keep, other):
        submit_claim(house, by=carla, reason="x", now=NOW)
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    assert [claim.actor for claim in Claim.objects.filter(state=ClaimState.SUBMITTED)] == [keep]


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


def test_claim_that_moved_can_be_accepted() -> None:
    keep, other, astrid, carla = actor(), actor("Det gamle hus"), person("Astrid"), person("Carla")
    claim = submit_claim(other, by=carla, reason="x", now=NOW)
    merge_actors(keep, other, by=astrid, now=NOW)
    assert accept_claim(claim, by=astrid, now=LATER).actor == keep


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
