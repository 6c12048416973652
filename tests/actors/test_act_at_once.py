"""Two people do at the same moment what only one of them may: on SQLite and on PostgreSQL, by real threads.

Each test has its negative control: with what protects switched off, the same threads do the harm.
"""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from musikfaellesskabet.actors.actions import (
    accept_claim,
    accept_invitation,
    claims,
    edit_actor,
    editing,
    invite_to_seat,
    kits,
    leave_seat,
    refuse_claim,
    save_kit,
    seats,
    submit_claim,
    withdraw_claim,
)
from musikfaellesskabet.actors.models import ArtistKit, Claim, Kind, Seat, SeatRole
from musikfaellesskabet.actors.models.seat import InvitationQuerySet, SeatQuerySet
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.region import actions as region_actions
from musikfaellesskabet.region.actions import decide_conflict
from musikfaellesskabet.region.models import ImportConflict
from tests.actors.cast import actor, seat
from tests.cast import NOW, person
from tests.races import PATIENCE_S, meet_at, outcomes, shared_database, without_constraint, without_locks

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW + timedelta(hours=1)
PROTECTED = pytest.mark.parametrize("is_protected", [True, False], ids=["protected", "negative control"])


@pytest.fixture(autouse=True)
def _shared(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    with shared_database(tmp_path):
        yield


@PROTECTED
def test_two_last_owners_cannot_both_leave(monkeypatch: pytest.MonkeyPatch, is_protected: bool) -> None:
    astrid, bo, huset = person("Astrid"), person("Bo"), actor()
    first, second = seat(huset, astrid), seat(huset, bo)
    with monkeypatch.context() as patched:
        meet_at(patched, SeatQuerySet, "exists", after=True)
        if not is_protected:
            without_locks(patched, seats)
        said = outcomes(
            lambda: leave_seat(first, by=astrid, now=LATER),
            lambda: leave_seat(second, by=bo, now=LATER),
        )
    left = Seat.objects.filter(until=None).count()
    assert (said, left) == ((["LastOwner", "done"], 1) if is_protected else (["done", "done"], 0))


@PROTECTED
def test_same_person_cannot_claim_twice_at_once(monkeypatch: pytest.MonkeyPatch, is_protected: bool) -> None:
    carla, huset = person("Carla"), actor()
    with nullcontext() if is_protected else without_constraint(Claim, "claim_one_open_each"):
        meet_at(monkeypatch, claims, "spend")
        said = outcomes(*[lambda: submit_claim(huset, by=carla, reason="Os", now=NOW)] * 2)
        found = (said, Claim.objects.count())
    assert found == ((["AlreadyAsked", "done"], 1) if is_protected else (["done", "done"], 2))


Answer = Callable[[Claim, Any, Any], Any]
ANSWERS: dict[str, Answer] = {
    "accept": lambda claim, office, _carla: accept_claim(claim, by=office, now=LATER),
    "refuse": lambda claim, office, _carla: refuse_claim(claim, by=office, reason="Ring.", now=LATER),
    "withdraw": lambda claim, _office, carla: withdraw_claim(claim, by=carla, now=LATER),
}


@PROTECTED
@pytest.mark.parametrize("other", ANSWERS)
def test_claim_is_answered_once(monkeypatch: pytest.MonkeyPatch, other: str, is_protected: bool) -> None:
    astrid, bo, carla = person("Astrid"), person("Bo"), person("Carla")
    claim = submit_claim(actor(), by=carla, reason="Os", now=NOW)
    Delivery.objects.all().delete()
    with monkeypatch.context() as patched:
        meet_at(patched, claims, "_move")
        if not is_protected:
            without_locks(patched, claims)
        said = outcomes(
            lambda: ANSWERS["accept"](claim, astrid, carla),
            lambda: ANSWERS[other](claim, bo, carla),
        )
    if is_protected:
        is_accepted = Claim.objects.get().state == "accepted"
        assert (said, Seat.objects.count()) == (["MoveRefused", "done"], int(is_accepted))
        assert Delivery.objects.count() == (0 if Claim.objects.get().state == "withdrawn" else 1)
    else:
        assert "MoveRefused" not in said
        assert other == "accept" or (said, Seat.objects.count()) == (["done", "done"], 1)


@PROTECTED
def test_link_of_an_invitation_works_once(monkeypatch: pytest.MonkeyPatch, is_protected: bool) -> None:
    bo, huset = person("Bo"), actor()
    invitation = invite_to_seat(huset, email=bo.email, role=SeatRole.EDITOR, by=person("Astrid"), now=NOW)
    if not is_protected:
        monkeypatch.setattr(InvitationQuerySet, "open", lambda rows, _at: rows.all())
    with nullcontext() if is_protected else without_constraint(Seat, "seat_one_open_each"):
        said = outcomes(*[lambda: accept_invitation(invitation, by=bo, now=LATER)] * 2)
        found = (said, Seat.objects.count())
    assert found == ((["InvitationOver", "done"], 1) if is_protected else (["done", "done"], 2))


@PROTECTED
def test_conflict_decided_keeps_what_is_edited_meanwhile(monkeypatch: pytest.MonkeyPatch, is_protected: bool) -> None:
    astrid, bo, huset = person("Astrid"), person("Bo"), actor(import_key="venue:huset", town="Byen")
    said = {"model": "actors.actor", "key": "venue:huset", "field": "town", "ours": "Byen", "theirs": "Landet"}
    conflict = ImportConflict.objects.create(**said)
    edits: list[str] = []
    changes = {"website": "https://x.example"}
    edit = Thread(target=lambda: edits.extend(outcomes(lambda: edit_actor(huset, changes=changes, by=bo, now=LATER))))

    def take(*what: Any) -> None:
        edit.start()
        edit.join(PATIENCE_S)
        real_take(*what)

    with monkeypatch.context() as patched:
        real_take = region_actions._take
        patched.setattr(region_actions, "_take", take)
        if not is_protected:
            without_locks(patched, region_actions, editing)
        decide_conflict(conflict, choice="take", by=astrid, now=LATER)
        edit.join()
    huset.refresh_from_db()
    assert (edits, huset.town) == (["done"], "Landet")
    assert huset.website == ("https://x.example" if is_protected else "")


@PROTECTED
def test_two_who_begin_a_kit_at_once_begin_the_same(monkeypatch: pytest.MonkeyPatch, is_protected: bool) -> None:
    astrid, band = person("Astrid"), actor("Bandet", Kind.ARTIST)
    with monkeypatch.context() as patched:
        meet_at(patched, ArtistKit, "save")
        if not is_protected:
            without_locks(patched, kits)
        said = outcomes(
            lambda: save_kit(ArtistKit(actor=band), changes={"bio_da": "Vi."}, by=astrid, now=NOW),
            lambda: save_kit(ArtistKit(actor=band), changes={"formed_year": 2019}, by=astrid, now=NOW),
        )
    kit = ArtistKit.objects.get()
    whole = (kit.bio_da, kit.formed_year) == ("Vi.", 2019)
    assert (said, whole) == ((["done", "done"], True) if is_protected else (["IdTaken", "done"], False))
