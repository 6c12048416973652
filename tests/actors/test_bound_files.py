"""All files of one actor together have a bound, and what passes it leaves everything as it was."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from musikfaellesskabet.actors.actions import add_file, add_room, cleaned_sheet, edit_room, files, save_kit
from musikfaellesskabet.actors.actions.files import FilesFull
from musikfaellesskabet.actors.models import Actor, ArtistKit, Kind, KitFile, Room
from musikfaellesskabet.people.models import User
from tests.actors.cast import actor
from tests.cast import NOW, person
from tests.samples import PDF, picture

Making = Callable[[Actor, User], object]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def astrid() -> User:
    return person("Astrid")


@pytest.fixture
def band() -> Actor:
    return actor("Bandet", Kind.ARTIST)


def stored(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("offentlig/*"))


def with_rider(band: Actor, by: User) -> ArtistKit:
    kit, _ = ArtistKit.objects.get_or_create(actor=band)
    return save_kit(kit, changes={}, rider=BytesIO(PDF), by=by, now=NOW)


def with_sheet(band: Actor, by: User) -> Room:
    with cleaned_sheet(BytesIO(PDF)) as sheet:
        return add_room(band, facts={"name": "Salen"}, sheet=sheet, by=by, now=NOW)


def with_picture(band: Actor, by: User) -> KitFile:
    kit, _ = ArtistKit.objects.get_or_create(actor=band)
    return add_file(kit, kind="image", title="x", file=BytesIO(picture("PNG")), shows="nobody", by=by, now=NOW)


@pytest.mark.parametrize("first", [with_rider, with_sheet, with_picture])
@pytest.mark.parametrize("second", [with_sheet, with_picture])
def test_files_of_every_kind_count_together(
    first: Making, second: Making, astrid: User, band: Actor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first(band, astrid)
    monkeypatch.setattr(files, "MOST_BYTES", before := stored(folder))
    with pytest.raises(FilesFull):
        second(band, astrid)
    assert stored(folder) == before
    assert Room.objects.count() + KitFile.objects.count() == (first is not with_rider)


def test_file_at_the_bound_is_kept(astrid: User, band: Actor, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_picture(actor("Et andet band", Kind.ARTIST), astrid)
    monkeypatch.setattr(files, "MOST_BYTES", stored(folder))
    assert with_picture(band, astrid).pk


def test_file_that_another_replaces_does_not_count(
    astrid: User, band: Actor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_rider(band, astrid)
    monkeypatch.setattr(files, "MOST_BYTES", stored(folder))
    assert with_rider(band, astrid).rider
    hall = Room.objects.create(actor=band, name="Salen")
    with cleaned_sheet(BytesIO(PDF)) as sheet, pytest.raises(FilesFull):
        edit_room(hall, changes={}, sheet=sheet, by=astrid, now=NOW)


def test_file_that_is_lost_from_the_disk_is_nothing(astrid: User, band: Actor, folder: Path) -> None:
    Path(folder, str(with_picture(band, astrid).file.name)).unlink()
    assert with_picture(band, astrid).pk
