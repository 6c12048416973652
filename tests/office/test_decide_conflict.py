"""A file and people have changed the same field: whose word stands, and with whose source."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from musikfaellesskabet.actors.actions import edit_actor, edit_room
from musikfaellesskabet.actors.beside_region import OwnersWords
from musikfaellesskabet.actors.models import Actor, Fact, Room, SeatRole
from musikfaellesskabet.people.models import User
from musikfaellesskabet.region import joints
from musikfaellesskabet.region.actions import decide_conflict
from musikfaellesskabet.region.loading import load
from musikfaellesskabet.region.models import ImportConflict
from musikfaellesskabet.search.queries import find
from tests.actors.cast import seat
from tests.cast import NOW, appoint, person, sign_in
from tests.region.test_load_region import edit, isles

__all__ = ["isles"]

OURS, THEIRS = "https://vores.example", "https://filens.example"


@pytest.fixture
def house(isles: Path) -> Actor:
    """Bølgebryderen, as the file lists it."""
    load(isles)
    return Actor.objects.get(slug="boelgebryderen")


@pytest.fixture
def astrid(db: None) -> User:
    return appoint(person("Astrid"))


def clash(isles: Path, house: Actor, by: User) -> ImportConflict:
    """The website, changed here by someone and then in the file; the town was changed here too."""
    edit_actor(house, changes={"website": OURS, "town": "Havnen"}, by=by, source="Ringet op", now=NOW)
    edit(isles, "venues.csv", "https://boelgebryderen.example", THEIRS)
    load(isles)
    return ImportConflict.objects.get()


def provenance_of(house: Actor, client: Client) -> dict[str, Any]:
    told: dict[str, Any] = client.get(f"/api/v1/actors/{house.slug}").json()["field_provenance"]
    return told


def test_field_taken_from_the_file_has_the_files_source(
    isles: Path, house: Actor, astrid: User, client: Client
) -> None:
    conflict, before = clash(isles, house, astrid), provenance_of(house, client)
    decide_conflict(conflict, choice="take", by=astrid, now=NOW)
    house.refresh_from_db()
    assert (house.website, house.town, house.source) == (THEIRS, "Havnen", "Invented for tests")
    assert (sorted(before), sorted(provenance_of(house, client))) == (["town", "website"], ["town"])


def test_without_the_joint_someone_here_would_have_said_it(
    isles: Path, house: Actor, astrid: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joints, "_followers", {})
    decide_conflict(clash(isles, house, astrid), choice="take", by=astrid, now=NOW)
    assert provenance_of(house, client)["website"]["source"] == "Ringet op"


def test_rooms_field_taken_from_the_file_has_the_files_source(isles: Path, house: Actor, astrid: User) -> None:
    changes = {"capacity_standing": 95, "piano": "Flygel"}
    edit_room(house.rooms.get(), changes=changes, by=astrid, source="Talt", now=NOW)
    edit(isles, "rooms.csv", "stage,90", "stage,80")
    load(isles)
    decide_conflict(ImportConflict.objects.get(), choice="take", by=astrid, now=NOW)
    assert (Room.objects.get().capacity_standing, [fact.field for fact in Fact.objects.all()]) == (80, ["piano"])


def test_house_is_found_by_what_is_taken_for_its_room(isles: Path, house: Actor, astrid: User) -> None:
    edit_room(house.rooms.get(), changes={"name": "Kahytten"}, by=astrid, source="Set", now=NOW)
    said = {"model": "actors.room", "key": house.rooms.get().import_key, "field": "name"}
    conflict = ImportConflict.objects.create(**said, ours="Kahytten", theirs="Agterskibet")
    decide_conflict(conflict, choice="take", by=astrid, now=NOW)
    assert [hit.address for hit in find("agterskibet", AnonymousUser())] == ["/aktoerer/boelgebryderen/"]


@pytest.mark.parametrize("choice", ["take", "keep"])
def test_owners_words_are_kept(isles: Path, house: Actor, astrid: User, choice: str) -> None:
    bo = person("Bo")
    seat(house, bo)
    conflict = clash(isles, house, bo)
    if choice == "take":
        with pytest.raises(OwnersWords):
            decide_conflict(conflict, choice=choice, by=astrid, now=NOW)
    else:
        decide_conflict(conflict, choice=choice, by=astrid, now=NOW)
    conflict.refresh_from_db()
    house.refresh_from_db()
    assert (conflict.decision, house.website) == ("" if choice == "take" else "keep", OURS)
    assert Fact.objects.get(field="website").told_by == house


def test_editors_words_give_way_where_nobody_owns_the_page(isles: Path, house: Actor, astrid: User) -> None:
    bo = person("Bo")
    seat(house, bo, SeatRole.EDITOR)
    decide_conflict(clash(isles, house, bo), choice="take", by=astrid, now=NOW)
    house.refresh_from_db()
    assert house.website == THEIRS


@pytest.mark.parametrize("is_owned", [True, False])
def test_the_page_offers_the_files_word_only_where_nobody_owns_ours(
    isles: Path, house: Actor, astrid: User, client: Client, is_owned: bool
) -> None:
    bo = person("Bo")
    if is_owned:
        seat(house, bo)
    clash(isles, house, bo)
    sign_in(client, astrid)
    page = client.get("/kontor/konflikter/").content.decode()
    assert ("Har en ejer<" in page.replace("\n", ""), "Brug filens" in page) == (is_owned, not is_owned)


def test_word_that_people_gave_back_and_the_file_then_changed_is_the_files(
    isles: Path, house: Actor, astrid: User
) -> None:
    listed = house.website
    for website in (OURS, listed):
        edit_actor(house, changes={"website": website}, by=astrid, source="Ringet op", now=NOW)
    edit(isles, "venues.csv", listed, THEIRS)
    again = load(isles)
    house.refresh_from_db()
    assert (house.website, again.conflicts, Fact.objects.count()) == (THEIRS, [], 0)
