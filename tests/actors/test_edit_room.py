"""A room: added, changed and removed, each fact with a source of its own."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.test import Client

from musikfaellesskabet.actors.actions import (
    add_room,
    edit_room,
    remove_room,
    rooms,
)
from musikfaellesskabet.actors.models import (
    Fact,
    Room,
)
from musikfaellesskabet.common import uploads
from musikfaellesskabet.region.loading import load
from musikfaellesskabet.region.models import ImportConflict, Removal
from tests.actors.cast import actor, room, seat, verbs
from tests.cast import NOW, person
from tests.region.test_load_region import edit, isles
from tests.samples import PDF

__all__ = ["isles"]

pytestmark = pytest.mark.django_db


def test_room_facts_have_sources_field_by_field() -> None:
    astrid, huset = person("Astrid"), actor()
    seat(huset, astrid)
    salen = room(huset, capacity_standing=100, source="https://example.org/")
    assert edit_room(salen, changes={"capacity_standing": 100, "piano": "Flygel"}, by=astrid, now=NOW) == ["piano"]
    assert [(fact.room, fact.field, fact.told_by) for fact in Fact.objects.all()] == [(salen, "piano", huset)]
    remove_room(salen, by=astrid, now=NOW)
    assert (Room.objects.count(), Fact.objects.count()) == (0, 0)
    assert verbs() == ["room-edited", "room-removed"]


def test_room_that_people_removed_does_not_come_back_with_the_next_load(
    isles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load(isles)
    listed = Room.objects.get()
    remove_room(listed, by=person("Astrid"), now=NOW)
    edit(isles, "rooms.csv", "stage,90", "stage,95")
    outcome = load(isles)
    assert (Room.objects.count(), outcome.created, outcome.gone) == (0, 0, [])
    assert outcome.removed == ["room:boelgebryderen:daekket"]
    call_command("region", "load", str(isles), "--language", "en")
    assert "removed here, left out: room:boelgebryderen:daekket" in capsys.readouterr().err.splitlines()


def test_room_that_only_the_database_lost_comes_back(isles: Path) -> None:
    load(isles)
    Room.objects.all().delete()
    assert (load(isles).removed, Room.objects.count()) == ([], 1)


def test_conflict_about_a_removed_room_is_dropped(isles: Path) -> None:
    load(isles)
    listed = Room.objects.get()
    edit_room(listed, changes={"capacity_standing": 85}, by=person("Astrid"), now=NOW)
    edit(isles, "rooms.csv", "stage,90", "stage,95")
    load(isles)
    before = ImportConflict.objects.count()
    remove_room(listed, by=person("Bo"), now=NOW)
    load(isles)
    assert (before, ImportConflict.objects.count()) == (1, 0)


def test_room_made_here_is_removed_without_a_trace_for_loads() -> None:
    remove_room(room(actor()), by=person("Astrid"), now=NOW)
    assert (Room.objects.count(), Removal.objects.count()) == (0, 0)


def test_new_room_leaves_what_is_empty_unknown() -> None:
    facts = {"name": "Kælderen", "capacity_standing": None, "capacity_seated": 40, "pa": ""}
    add_room(actor(), facts=facts, by=person("Astrid"), source="Set i dag", now=NOW)
    assert sorted(fact.field for fact in Fact.objects.all()) == ["capacity_seated", "name"]


def test_owner_adds_changes_and_removes_a_room_by_the_page(client: Client) -> None:
    astrid, huset = person("Astrid"), actor()
    seat(huset, astrid)
    client.force_login(astrid)
    client.post("/aktoerer/huset/rum/nyt/", {"name": "Salen", "use": "stage", "capacity_standing": "500"})
    salen = Room.objects.get()
    client.post(f"/aktoerer/huset/rum/{salen.pk}/", {"name": "Salen", "use": "stage", "capacity_standing": "550"})
    assert Room.objects.get().capacity_standing == 550
    assert client.get(f"/aktoerer/huset/rum/{salen.pk}/datablad.pdf").content.startswith(b"%PDF-")
    client.post(f"/aktoerer/huset/rum/{salen.pk}/fjern/")
    assert Room.objects.count() == 0
    assert verbs() == ["room-added", "room-edited", "room-removed"]


def test_refused_sheet_leaves_the_rooms_as_they_were(client: Client) -> None:
    astrid, huset = person("Astrid"), actor()
    seat(huset, astrid)
    client.force_login(astrid)
    salen = room(huset, capacity_standing=100)
    said = {"name": "Salen", "use": "stage", "capacity_standing": "200"}
    for path in ("nyt", salen.pk):
        sheet = SimpleUploadedFile("sheet.pdf", b"<html>")
        assert client.post(f"/aktoerer/huset/rum/{path}/", said | {"technical_sheet": sheet}).status_code == 422
        assert (list(Room.objects.values_list("capacity_standing", flat=True)), verbs()) == ([100], [])


def test_sheet_comes_with_its_room(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    astrid, huset = person("Astrid"), actor()
    seat(huset, astrid)
    client.force_login(astrid)
    for path in ("nyt", "{0}"):
        said = {"name": "Salen", "use": "stage", "technical_sheet": SimpleUploadedFile("x.pdf", PDF)}
        pk = Room.objects.values_list("pk", flat=True).first()
        assert client.post(f"/aktoerer/huset/rum/{path.format(pk)}/", said).status_code == 302
        assert Room.objects.get().technical_sheet
    assert verbs() == ["room-added", "room-sheet-attached", "room-sheet-attached"]


@pytest.mark.django_db(transaction=True)
def test_sheet_is_cleaned_before_the_transaction_that_keeps_it(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    astrid, huset = person("Astrid"), actor()
    seat(huset, astrid)
    client.force_login(astrid)
    seen: list[tuple[str, bool]] = []

    def noted(module: ModuleType, name: str) -> None:
        real = getattr(module, name)

        def note(*args: Any, **more: Any) -> Any:
            seen.append((name, connection.in_atomic_block))
            return real(*args, **more)

        monkeypatch.setattr(module, name, note)

    noted(uploads, "_written_anew")
    noted(rooms, "_keep_sheet")
    sheet = SimpleUploadedFile("x.pdf", PDF)
    client.post("/aktoerer/huset/rum/nyt/", {"name": "Salen", "use": "stage", "technical_sheet": sheet, "once": "x"})
    assert seen == [("_written_anew", False), ("_keep_sheet", True)]


def test_room_of_another_house_is_not_found(client: Client) -> None:
    astrid, huset = person("Astrid"), actor()
    other = room(actor("Nabohuset"))
    seat(huset, astrid)
    client.force_login(astrid)
    assert client.get(f"/aktoerer/huset/rum/{other.pk}/").status_code == 404


def test_room_for_more_people_than_there_can_be_is_refused_by_page_and_database(client: Client) -> None:
    huset, astrid = actor(), person("Astrid")
    seat(huset, astrid)
    client.force_login(astrid)
    said = {"name": "Salen", "use": "stage"}
    for number, status in (("500001", 422), ("99999999999", 422), ("500000", 302)):
        response = client.post("/aktoerer/huset/rum/nyt/", said | {"capacity_unspecified": number})
        assert (number, response.status_code) == (number, status)
    with pytest.raises(IntegrityError):
        Room.objects.update(capacity_standing=500_001)


def test_stage_is_measured_as_danes_write_it_and_as_others_do(client: Client) -> None:
    huset, astrid = actor(), person("Astrid")
    seat(huset, astrid)
    client.force_login(astrid)
    said = {"name": "Salen", "use": "stage", "stage_width_m": "8,5", "stage_depth_m": "6.5"}
    client.post("/aktoerer/huset/rum/nyt/", said)
    stage = Room.objects.get()
    assert (stage.stage_width_m, stage.stage_depth_m) == (8.5, 6.5)
