"""A file goes when the row that named it goes, and not before that is certain."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from musikfaellesskabet.actors.actions import (
    add_file,
    cleaned_sheet,
    edit_room,
    merge_actors,
    remove_from_kit,
    remove_rider,
    remove_room,
    save_kit,
)
from musikfaellesskabet.actors.models import Actor, ArtistKit, Kind, KitFile, LineupMember
from musikfaellesskabet.people.models import User
from tests.actors.cast import actor, room, seat, verbs
from tests.cast import NOW, person
from tests.samples import PDF, picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def astrid() -> User:
    return person("Astrid")


def stored(folder: Path) -> set[str]:
    return {f"offentlig/{path.name}" for path in folder.glob("offentlig/*")}


def remove_a_room(by: User) -> None:
    hall = room(actor())
    with cleaned_sheet(BytesIO(PDF)) as sheet:
        edit_room(hall, changes={}, sheet=sheet, by=by, now=NOW)
    remove_room(hall, by=by, now=NOW)


def replace_a_rider(by: User) -> None:
    kit = save_kit(ArtistKit(actor=actor("Bandet", Kind.ARTIST)), changes={}, rider=BytesIO(PDF), by=by, now=NOW)
    save_kit(kit, changes={}, rider=BytesIO(PDF), by=by, now=NOW)
    remove_rider(kit, by=by, now=NOW)


def remove_a_picture(by: User) -> None:
    kit = ArtistKit.objects.create(actor=actor("Bandet", Kind.ARTIST))
    remove_from_kit(
        add_file(kit, kind="image", title="x", file=BytesIO(picture("PNG")), shows="nobody", by=by, now=NOW),
        by=by,
        now=NOW,
    )


@pytest.mark.parametrize("removal", [remove_a_room, replace_a_rider, remove_a_picture])
def test_file_goes_when_the_removal_is_kept(
    removal: Callable[[User], None],
    astrid: User,
    folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        removal(astrid)
        before = len(stored(folder))
    assert (before > 0, stored(folder)) == (True, set())


@pytest.mark.parametrize("removal", [remove_a_room, replace_a_rider, remove_a_picture])
def test_file_stays_when_the_removal_is_taken_back(
    removal: Callable[[User], None],
    astrid: User,
    folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        removal(astrid)
        before = stored(folder)
        transaction.set_rollback(True)
    assert (bool(before), stored(folder)) == (True, before)


def test_removing_a_rider_that_is_not_there_writes_nothing(client: Client, astrid: User) -> None:
    band = actor("Bandet", Kind.ARTIST)
    seat(band, astrid)
    client.force_login(astrid)
    assert client.post("/aktoerer/bandet/kit/rider/fjern/").status_code == 302
    assert (verbs(), ArtistKit.objects.count()) == ([], 0)


def kit_of(band: Actor, by: User, member: str, title: str) -> ArtistKit:
    kit = save_kit(ArtistKit(actor=band), changes={"bio_en": title}, rider=BytesIO(PDF), by=by, now=NOW)
    for name in ("Ravn", member):
        LineupMember.objects.create(kit=kit, stage_name=name, agreed_on=NOW.date())
    add_file(kit, kind="image", title=title, file=BytesIO(picture("PNG")), shows="nobody", by=by, now=NOW)
    return kit


def test_merger_leaves_no_kit_that_nobody_can_open(
    astrid: User, folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    keep, other = actor("Bandet", Kind.ARTIST), actor("Et band", Kind.ARTIST)
    kept, spare = kit_of(keep, astrid, "Uhu", "Ny"), kit_of(other, astrid, "Ugle", "Gammel")
    ArtistKit.objects.filter(pk=spare.pk).update(bio_da="Vi spiller.")
    with django_capture_on_commit_callbacks(execute=True):
        merge_actors(keep, other, by=astrid, now=NOW)
    kit = ArtistKit.objects.get()
    assert (kit.pk, kit.actor, kit.bio_da, kit.bio_en, kit.rider.name) == (
        kept.pk,
        keep,
        "Vi spiller.",
        "Ny",
        kept.rider.name,
    )
    assert sorted(LineupMember.objects.values_list("stage_name", "kit")) == [
        (name, kit.pk) for name in ("Ravn", "Ugle", "Uhu")
    ]
    assert {one.title for one in kit.files.all()} == {"Ny", "Gammel"}
    assert stored(folder) == {kit.rider.name, *(one.file.name for one in KitFile.objects.all())}


def test_merger_gives_the_kept_kit_the_only_rider(
    astrid: User, folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    keep, other = actor("Bandet", Kind.ARTIST), actor("Et band", Kind.ARTIST)
    ArtistKit.objects.create(actor=keep)
    spare = save_kit(ArtistKit(actor=other), changes={}, rider=BytesIO(PDF), by=astrid, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        merge_actors(keep, other, by=astrid, now=NOW)
    assert (ArtistKit.objects.get().rider.name, stored(folder)) == (spare.rider.name, {spare.rider.name})
