"""«Er det dig?»: whoever is shown in a band's kit hides it at once, without an account."""

from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from musikfaellesskabet.actors.actions import add_file, add_member, merge_actors, object_to, remove_from_kit
from musikfaellesskabet.actors.models import (
    Actor,
    ArtistKit,
    Kind,
    KitFile,
    LineupMember,
    Objection,
    SeatRole,
    Suggestion,
)
from musikfaellesskabet.actors.queries.asking import topic_of
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.models import LedgerEntry, User
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, person
from tests.samples import picture

pytestmark = pytest.mark.django_db
TIPS = {
    "A name": "Et navn i mappen er skjult, fordi en, der er vist, har bedt om det. Ingen passer siden. "
    "Beder flere om det i dag, skriver vi ikke igen, før det er mange.",
    "many": "I dag er fem navne eller filer i mappen skjult, hver gang af en, der siger: Det er mig. "
    "Se, om nogen vil skade bandet. Bliver der skjult mere i dag, skriver vi ikke igen.",
}
BAND = "/aktoerer/bandet/"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def bo() -> User:
    return person("Bo")


@pytest.fixture
def shown(bo: User) -> dict[str, str]:
    """A name and a picture in a band's kit: what is seen of each, by the address where one hides it."""
    kit = ArtistKit.objects.create(actor=actor("Bandet", Kind.ARTIST))
    ravn = add_member(kit, facts={"stage_name": "Ravn"}, has_agreed=True, by=bo, now=NOW)
    file = add_file(kit, kind="image", title="På scenen", file=BytesIO(picture("PNG")), shows="agreed", by=bo, now=NOW)
    return {f"kit/medlem/{ravn.pk}/det-er-mig/": "Ravn", f"kit/fil/{file.pk}/det-er-mig/": "På scenen"}


def seen_by_strangers(word: str) -> list[bool]:
    return [word in Client().get(f"{BAND}{path}").content.decode() for path in ("", "kit.json")]


def test_name_and_picture_are_hidden_at_once_and_each_alone(client: Client, shown: dict[str, str]) -> None:
    for number, (address, word) in enumerate(shown.items()):
        left = list(shown.values())[number + 1 :]
        assert (seen_by_strangers(word), f"{BAND}{address}" in client.get(BAND).content.decode()) == (
            [True, True],
            True,
        )
        assert word in client.get(BAND + address).content.decode()
        assert "Det er skjult" in client.post(BAND + address).content.decode()
        assert [seen_by_strangers(word), *map(seen_by_strangers, left)] == [
            [False, False],
            *([[True, True]] * len(left)),
        ]
        assert client.get(BAND + address).status_code == 404
    assert not client.cookies


def test_reading_the_page_hides_nothing(client: Client, shown: dict[str, str]) -> None:
    assert [client.get(BAND + address).status_code for address in shown] == [200, 200]
    assert Objection.objects.count() == 0


def test_hidden_picture_can_no_longer_be_fetched_and_is_still_the_bands(
    client: Client,
    shown: dict[str, str],
    folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    before = KitFile.objects.get().file
    assert client.get(before.url).getvalue()
    with django_capture_on_commit_callbacks(execute=True):
        object_to(KitFile.objects.get(), sender="", by=None, now=NOW)
    after = KitFile.objects.get().file
    assert (client.get(before.url).status_code, client.get(after.url).status_code) == (404, 404)
    assert [path.name for path in folder.glob("skjult/*")] == [Path(str(before.name)).name]
    with django_capture_on_commit_callbacks(execute=True):
        remove_from_kit(KitFile.objects.get(), by=person("Astrid"), now=NOW)
    assert list(folder.glob("*/*")) == []


def test_objection_that_is_not_kept_leaves_the_file_where_it_was(folder: Path, shown: dict[str, str]) -> None:
    before = [path.name for path in folder.glob("offentlig/*")]
    with suppress(RuntimeError), transaction.atomic():
        object_to(KitFile.objects.get(), sender="", by=None, now=NOW)
        assert str(KitFile.objects.get().file).startswith("skjult/")
        raise RuntimeError
    assert ([path.name for path in folder.glob("*/*")], len(before)) == (before, 1)
    assert str(KitFile.objects.get().file) == f"offentlig/{before[0]}"


def test_file_is_not_moved_while_rows_are_held(folder: Path, shown: dict[str, str]) -> None:
    object_to(KitFile.objects.get(), sender="", by=None, now=NOW)
    assert [path.parent.name for path in folder.glob("*/*")] == ["offentlig"]


def test_what_the_band_removes_at_the_same_moment_is_out_of_sight(
    client: Client, monkeypatch: pytest.MonkeyPatch, bo: User, shown: dict[str, str]
) -> None:
    def remove_first(part: LineupMember | KitFile, **how: Any) -> object:
        remove_from_kit(type(part)._default_manager.get(pk=part.pk), by=bo, now=NOW)
        return object_to(part, **how)

    monkeypatch.setattr("musikfaellesskabet.actors.views.kit.object_to", remove_first)
    answers = [client.post(BAND + address) for address in shown]
    assert [(answer.status_code, "Det er skjult" in answer.content.decode()) for answer in answers] == [(200, True)] * 2
    assert (verbs().count("kit-part-hidden"), Suggestion.objects.count(), Delivery.objects.count()) == (0, 0, 0)


def test_those_who_take_care_get_a_letter_and_see_it_marked(client: Client, bo: User, shown: dict[str, str]) -> None:
    band = ArtistKit.objects.get().actor
    seat(band, bo, SeatRole.EDITOR)
    seat(band, person("Carla"), SeatRole.MEMBER)
    client.post(BAND + next(iter(shown)))
    assert [letter.to for letter in Delivery.objects.all()] == [bo.email]
    assert "Ravn" not in Delivery.objects.get().text
    entry = LedgerEntry.objects.get(verb="kit-part-hidden")
    assert (entry.by, Suggestion.objects.count()) == (None, 0)
    client.force_login(bo)
    assert client.get(f"{BAND}kit/").content.decode().count("en, der er vist, har bedt om det") == 1


def test_office_is_told_where_nobody_takes_care_and_not_whose_name_it_is(client: Client, shown: dict[str, str]) -> None:
    for address in shown:
        client.post(BAND + address)
    tip = Suggestion.objects.get()
    assert (Delivery.objects.count(), tip.text) == (0, TIPS["A name"])
    assert topic_of(tip.actor, tip.field).words == "mappen"


SAID = {
    "letter": "Dem, der passer siden, har fået et brev.",
    "earlier": "Dem, der passer siden, har allerede fået et brev i dag og ser det i mappen.",
    "office": "Ingen passer siden, så sekretariatet har fået besked.",
}


@pytest.mark.parametrize(
    ("role", "told"), [(SeatRole.EDITOR, ["letter", "earlier"]), (SeatRole.MEMBER, ["office"] * 2)]
)
def test_page_says_who_has_been_told(
    client: Client, bo: User, shown: dict[str, str], role: SeatRole, told: list[str]
) -> None:
    seat(ArtistKit.objects.get().actor, bo, role)
    answers = [client.post(BAND + address).content.decode() for address in shown]
    assert [[key for key, sentence in SAID.items() if sentence in answer] for answer in answers] == [
        [key] for key in told
    ]
    assert Delivery.objects.count() + Suggestion.objects.count() == 1


def names_hidden(band: Actor, count: int) -> None:
    """So many names of the band are hidden, each from a network of its own."""
    for one in LineupMember.objects.filter(kit__actor=band, objection=None)[:count]:
        object_to(one, sender=str(one.pk), by=None, now=NOW)


@pytest.mark.parametrize("is_tended", [True, False])
def test_flood_on_one_page_is_one_letter_and_one_more_tip_a_day(bo: User, is_tended: bool) -> None:
    bands = [actor(name, Kind.ARTIST) for name in ("Bandet", "Et andet band")]
    for band in bands:
        seat(band, bo, SeatRole.OWNER if is_tended else SeatRole.MEMBER)
        kit = ArtistKit.objects.create(actor=band)
        for number in range(8):
            LineupMember.objects.create(kit=kit, stage_name=f"Ravn {number}", agreed_on=NOW.date())
    names_hidden(bands[1], 4)
    names_hidden(bands[0], 4)
    first = [] if is_tended else [TIPS["A name"]]
    tips = Suggestion.objects.filter(actor=bands[0]).order_by("pk").values_list("text", flat=True)
    assert list(tips.all()) == first
    names_hidden(bands[0], 3)
    assert list(tips.all()) == [*first, TIPS["many"]]
    assert (Objection.objects.count(), Delivery.objects.count()) == (11, 2 if is_tended else 0)
    object_to(LineupMember.objects.filter(objection=None)[0], sender="", by=None, now=NOW + timedelta(days=1))
    assert Delivery.objects.count() + Suggestion.objects.count() == 4


def test_twice_is_once(shown: dict[str, str]) -> None:
    for _ in range(2):
        object_to(LineupMember.objects.get(), sender="", by=None, now=NOW)
    assert (Objection.objects.count(), verbs().count("kit-part-hidden")) == (1, 1)


@pytest.mark.parametrize("objected_at", [{"Bandet"}, {"The Band"}, {"Bandet", "The Band"}, set()])
def test_name_that_two_pages_have_stays_hidden_when_they_become_one(bo: User, objected_at: set[str]) -> None:
    keep, other = (actor(name, Kind.ARTIST) for name in ("Bandet", "The Band"))
    for band in (keep, other):
        kit = ArtistKit.objects.create(actor=band)
        for name in ("Ravn", "Due"):
            add_member(kit, facts={"stage_name": name}, has_agreed=True, by=bo, now=NOW)
        if band.name in objected_at:
            object_to(kit.members.get(stage_name="Ravn"), sender="", by=None, now=NOW)
    merge_actors(keep, other, by=person("Astrid"), now=NOW)
    hidden = [one.member.stage_name for one in Objection.objects.filter(member__kit__actor=keep) if one.member]
    assert (hidden, Objection.objects.count()) == ((["Ravn"], 1) if objected_at else ([], 0))
    assert (LineupMember.objects.count(), seen_by_strangers("Due")) == (2, [True, True])
    assert seen_by_strangers("Ravn") == [not objected_at] * 2


def test_band_puts_it_up_anew_with_a_new_answer(bo: User, shown: dict[str, str]) -> None:
    ravn = LineupMember.objects.get()
    object_to(ravn, sender="", by=None, now=NOW)
    remove_from_kit(ravn, by=bo, now=NOW)
    add_member(ArtistKit.objects.get(), facts={"stage_name": "Ravn"}, has_agreed=True, by=bo, now=NOW)
    assert seen_by_strangers("Ravn") == [True, True]


def test_one_address_hides_ten_a_day(client: Client, bo: User) -> None:
    kit = ArtistKit.objects.create(actor=actor("Bandet", Kind.ARTIST))
    names = [LineupMember.objects.create(kit=kit, stage_name=f"{n}", agreed_on=NOW.date()) for n in range(11)]
    answers = [client.post(f"{BAND}kit/medlem/{one.pk}/det-er-mig/").status_code for one in names]
    assert (answers, Objection.objects.count()) == ([200] * 10 + [429], 10)


@pytest.mark.parametrize("path", ["link/1", "fil/999999", "medlem/999999"])
def test_what_shows_nobody_has_no_such_page(client: Client, shown: dict[str, str], path: str) -> None:
    assert client.post(f"{BAND}kit/{path}/det-er-mig/").status_code == 404


def test_name_of_another_band_is_not_found_here(client: Client, shown: dict[str, str]) -> None:
    actor("Et andet band", Kind.ARTIST)
    assert client.post(f"/aktoerer/et-andet-band/{next(iter(shown))}").status_code == 404
    assert Objection.objects.count() == 0


def test_objection_is_to_one_name_or_one_file(shown: dict[str, str]) -> None:
    with pytest.raises(IntegrityError):
        Objection.objects.create(made_at=NOW)
