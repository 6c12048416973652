"""Whose the page is when two actors become one: seats, claims and invitations, and who may merge what."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest

from musikfaellesskabet.actors.actions import (
    accept_claim,
    accept_invitation,
    invite_to_seat,
    merge_actors,
    send_suggestion,
    submit_claim,
)
from musikfaellesskabet.actors.actions.refusals import InvitationOver, MergedAway, OwnCase, OwnedByOthers
from musikfaellesskabet.actors.models import Actor, Claim, Invitation, Merger, Seat, SeatRole, Suggestion
from musikfaellesskabet.actors.states import ClaimState
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.models import User
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("here", "there", "stays"),
    [
        (SeatRole.OWNER, SeatRole.OWNER, "here"),
        (SeatRole.OWNER, SeatRole.EDITOR, "here"),
        (SeatRole.EDITOR, SeatRole.OWNER, "there"),
        (SeatRole.MEMBER, SeatRole.EDITOR, "there"),
    ],
)
def test_person_with_a_seat_in_both_keeps_the_stronger(here: SeatRole, there: SeatRole, stays: str) -> None:
    keep, other, bo, carla = actor(), actor("Det gamle hus"), person("Bo"), person("Carla")
    for house in (keep, other):
        seat(house, carla)
    seats = {"here": seat(keep, bo, here), "there": seat(other, bo, there)}
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    assert {one.actor for one in Seat.objects.all()} == {keep}
    assert Seat.objects.get(user=bo, until=None) == seats[stays]


def test_doubled_invitation_is_over_after_the_merging() -> None:
    keep, other, bo = actor(), actor("Det gamle hus"), person("Bo")
    asked = {"email": bo.email, "by": person("Carla"), "now": NOW}
    first = invite_to_seat(keep, role=SeatRole.EDITOR, **asked)
    double = invite_to_seat(other, role=SeatRole.OWNER, **asked)
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    with pytest.raises(InvitationOver):
        accept_invitation(double, by=bo, now=LATER)
    assert accept_invitation(first, by=bo, now=LATER).role == SeatRole.EDITOR


def test_invitation_that_had_run_out_stands_in_nobodys_way() -> None:
    keep, other, bo, carla = actor(), actor("Det gamle hus"), person("Bo"), person("Carla")
    old = invite_to_seat(keep, email=bo.email, role=SeatRole.EDITOR, by=carla, now=NOW)
    merging = old.expires_at + timedelta(hours=1)
    moved = invite_to_seat(other, email=bo.email, role=SeatRole.MEMBER, by=carla, now=old.expires_at)
    merge_actors(keep, other, by=person("Astrid"), now=merging)
    taken = accept_invitation(moved, by=bo, now=merging)
    assert (taken.actor, taken.role) == (keep, SeatRole.MEMBER)


def test_seat_of_an_actor_merged_away_cannot_be_taken() -> None:
    keep, other, bo, carla = actor(), actor("Det gamle hus"), person("Bo"), person("Carla")
    merge_actors(keep, other, by=person("Astrid"), now=NOW)
    # As earlier mergers left it.
    terms = {"created_at": NOW, "expires_at": LATER + timedelta(hours=1), "role": SeatRole.OWNER}
    left_behind = Invitation.objects.create(actor=other, email=bo.email, invited_by=carla, token_hash="x", **terms)
    with pytest.raises(MergedAway):
        accept_invitation(left_behind, by=bo, now=LATER)
    left_behind.refresh_from_db()
    assert (left_behind.accepted_at, Seat.objects.count()) == (None, 0)


def test_person_who_claims_both_keeps_one_open_claim() -> None:
    keep, other, carla = actor(), actor("Det gamle hus"), person("Carla")
    for house in (keep, other):
        submit_claim(house, by=carla, reason="x", now=NOW)
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    assert [claim.actor for claim in Claim.objects.filter(state=ClaimState.SUBMITTED)] == [keep]


@pytest.mark.parametrize("whose", ["the kept", "the other"])
@pytest.mark.parametrize("role", [SeatRole.OWNER, SeatRole.MEMBER])
@pytest.mark.parametrize("is_over", [False, True], ids=["has a seat", "had a seat"])
def test_nobody_merges_with_an_actor_of_their_own(whose: str, role: SeatRole, is_over: bool) -> None:
    keep, other, astrid = actor(), actor("Det gamle hus"), person("Astrid")
    own = seat(keep if whose == "the kept" else other, astrid, role)
    if is_over:
        Seat.objects.filter(pk=own.pk).update(until=LATER)
    with pytest.raises(OwnCase):
        merge_actors(keep, other, by=astrid, now=LATER)
    assert (Merger.objects.count(), verbs()) == (0, [])


@pytest.mark.parametrize(
    ("owners_here", "owners_there", "is_refused"),
    [
        ("", "", False),
        ("Bo", "", False),
        ("", "Carla", True),
        ("Bo", "Carla", True),
        ("Bo", "Bo", False),
        ("Bo", "Bo Carla", False),
        ("Bo David", "Carla", True),
    ],
)
def test_page_with_an_owner_is_led_away_only_to_one_that_an_owner_has_too(
    owners_here: str, owners_there: str, is_refused: bool
) -> None:
    keep, other = actor(), actor("Det gamle hus")
    people = {name: person(name) for name in ("Bo", "Carla", "David")}
    for house, names in ((keep, owners_here), (other, owners_there)):
        for name in names.split():
            seat(house, people[name])
    with pytest.raises(OwnedByOthers) if is_refused else nullcontext():
        merge_actors(keep, other, by=person("Astrid"), now=LATER)
    assert Merger.objects.exists() is not is_refused


def test_former_owner_and_editor_do_not_hold_a_page_back() -> None:
    keep, other = actor(), actor("Det gamle hus")
    Seat.objects.filter(pk=seat(other, person("Bo")).pk).update(until=LATER)
    seat(other, person("Carla"), SeatRole.EDITOR)
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    assert Merger.objects.get().kept == keep


def test_owners_of_both_are_told() -> None:
    keep, other, bo, carla = actor(), actor("Det gamle hus"), person("Bo"), person("Carla", language="en")
    for house, user in ((keep, bo), (other, bo), (other, carla)):
        seat(house, user)
    seat(keep, person("David"), SeatRole.EDITOR)
    merge_actors(keep, other, by=person("Astrid"), now=LATER)
    letters = {one.to: (one.subject, one.text) for one in Delivery.objects.all()}
    assert set(letters) == {bo.email, carla.email}
    subject, text = letters[bo.email]
    assert subject == "Om en side, du er ejer af"
    assert "lagt siden for Det gamle hus sammen med siden for Huset, som du er ejer af" in text
    assert "/aktoerer/huset/pladser/" in text
    assert letters[carla.email][0] == "About a page that you own"


def test_claim_that_moved_can_be_accepted() -> None:
    keep, other, astrid, carla = actor(), actor("Det gamle hus"), person("Astrid"), person("Carla")
    claim = submit_claim(other, by=carla, reason="x", now=NOW)
    merge_actors(keep, other, by=astrid, now=NOW)
    assert accept_claim(claim, by=astrid, now=LATER).actor == keep


ASKED: dict[str, Callable[[Actor, User], Any]] = {
    "claim": lambda house, bo: submit_claim(house, by=bo, reason="Os", now=LATER),
    "invitation": lambda house, bo: invite_to_seat(
        house, email="erik@example.org", role=SeatRole.EDITOR, by=bo, now=LATER
    ),
    "suggestion": lambda house, _bo: send_suggestion(house, text="Lukket", sender="192.0.2.1", by=None, now=LATER),
}


@pytest.mark.parametrize("is_merged", [True, False], ids=["merged", "negative control"])
@pytest.mark.parametrize("what", ASKED)
def test_what_was_begun_before_the_merging_is_not_written_after_it(what: str, is_merged: bool) -> None:
    keep, other, bo = actor(), actor("Det gamle hus"), person("Bo")
    as_seen = Actor.objects.get(pk=other.pk)
    if is_merged:
        merge_actors(keep, other, by=person("Astrid"), now=NOW)
    with pytest.raises(MergedAway) if is_merged else nullcontext():
        ASKED[what](as_seen, bo)
    written = Claim.objects.count() + Invitation.objects.count() + Suggestion.objects.count()
    assert written == (0 if is_merged else 1)


def test_claim_left_behind_gives_no_seat_on_an_actor_merged_away() -> None:
    keep, other, bo = actor(), actor("Det gamle hus"), person("Bo")
    merge_actors(keep, other, by=person("Astrid"), now=NOW)
    left_behind = Claim.objects.create(actor=other, claimant=bo, reason="Os", submitted_at=NOW)
    with pytest.raises(MergedAway):
        accept_claim(left_behind, by=person("Carla"), now=LATER)
    assert (Claim.objects.get().state, Seat.objects.count()) == (ClaimState.SUBMITTED, 0)
