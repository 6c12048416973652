"""Whoever erases their account acts for nobody any more, and the ledger tells of each thing that ended with it."""

from datetime import timedelta

import pytest

from musikfaellesskabet.actors.actions import invite_to_seat, propose_actor, refuse_claim, submit_claim
from musikfaellesskabet.actors.models import Claim, Invitation, Kind, Proposal, Seat, SeatRole
from musikfaellesskabet.actors.states import ClaimState
from musikfaellesskabet.common.freshness import generation
from musikfaellesskabet.people import ledger
from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.people.models import LedgerEntry, User
from tests.actors.cast import actor, seat
from tests.cast import NOW, person

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


def entries() -> list[tuple[str, str, str, int | None]]:
    """What the ledger tells of the hour of the erasing."""
    found = LedgerEntry.objects.filter(at=LATER).order_by("number")
    return list(found.values_list("verb", "subject_kind", "subject_id", "by"))


@pytest.fixture
def carla() -> User:
    return person("Carla")


def test_each_thing_that_ends_leaves_one_entry(carla: User) -> None:
    huset, salen = actor("Huset"), actor("Salen")
    seats = [seat(huset, carla), seat(salen, carla, SeatRole.EDITOR)]
    claim = submit_claim(actor("Laden"), by=carla, reason="x", now=NOW)
    proposal = propose_actor(kind=Kind.VENUE, name="Nyt", reason="x", by=carla, now=NOW)
    offer = invite_to_seat(huset, email="bo@example.org", role=SeatRole.EDITOR, by=carla, now=NOW)
    before = generation()
    erase_account(carla, by=carla, now=LATER)
    assert entries() == [
        *[("seat-ended", "actors.seat", str(one.pk), None) for one in seats],
        ("claim-withdrawn", "actors.claim", str(claim.pk), None),
        ("proposal-withdrawn", "actors.proposal", str(proposal.pk), None),
        ("seat-offer-withdrawn", "actors.invitation", str(offer.pk), None),
        ("account-erase", "people.user", str(carla.pk), carla.pk),
    ]
    assert set(Seat.objects.values_list("until", flat=True)) == {LATER}
    assert [row.state for row in (Claim.objects.get(), Proposal.objects.get())] == [ClaimState.WITHDRAWN] * 2
    assert Invitation.objects.get().withdrawn_at == LATER
    assert generation() > before
    assert ledger.verify().holds


def test_what_was_over_before_and_what_is_others_stays_as_it_was(carla: User) -> None:
    huset, bo = actor(), person("Bo")
    past = seat(huset, carla)
    past.until = NOW
    past.save()
    theirs = seat(huset, bo)
    claim = submit_claim(actor("Laden"), by=carla, reason="x", now=NOW)
    refuse_claim(claim, by=bo, reason="Nej.", now=NOW)
    invite_to_seat(huset, email="erik@example.org", role=SeatRole.EDITOR, by=bo, now=NOW)
    erase_account(carla, by=carla, now=LATER)
    assert [verb for verb, *_rest in entries()] == ["account-erase"]
    assert list(Seat.objects.order_by("pk").values_list("pk", "until")) == [(past.pk, NOW), (theirs.pk, None)]
    assert Claim.objects.get().decided_at == NOW
    assert Invitation.objects.open(LATER).count() == 1
