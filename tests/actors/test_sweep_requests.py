"""Suggestions and invitations go in time; of claims and proposals the words go, and the rows stay for the archive."""

from datetime import timedelta

import pytest

from musikfaellesskabet.actors.actions import (
    accept_invitation,
    close_suggestion,
    invite_to_seat,
    propose_actor,
    refuse_claim,
    refuse_proposal,
    send_suggestion,
    submit_claim,
    withdraw_claim,
    withdraw_invitation,
)
from musikfaellesskabet.actors.models import Claim, Invitation, Kind, Proposal, SeatRole, Suggestion
from tests.actors.cast import actor, seat
from tests.cast import NOW, person
from tests.sweeps import ONCE, around, sweeps_in_ledger

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
A_YEAR_LATER = NOW.replace(year=2027)


def test_closed_suggestion_goes_after_thirty_days() -> None:
    told = send_suggestion(actor(), text="x", email="a@example.org", sender="", by=None, now=NOW)
    close_suggestion(told, by=person("Astrid"), now=NOW + DAY)
    assert around("suggestions-closed", NOW + 31 * DAY) == ONCE
    assert Suggestion.objects.count() == 0


def test_suggestion_that_nobody_closed_goes_after_half_a_year() -> None:
    send_suggestion(actor(), text="x", sender="", by=None, now=NOW)
    assert around("suggestions-closed", NOW + 365 * DAY) == [0, 0, 0]
    assert around("suggestions-unread", NOW.replace(year=2027, month=5)) == ONCE


def test_words_of_refused_claim_go_after_a_year_and_its_row_stays() -> None:
    carla = person("Carla")
    claim = submit_claim(actor(), by=carla, reason="Jeg bor der.", now=NOW - DAY)
    refuse_claim(claim, by=person("Astrid"), reason="Spørg bestyrelsen.", now=NOW)
    assert around("claims", A_YEAR_LATER) == ONCE
    kept = Claim.objects.get()
    assert (kept.reason, kept.answer) == ("", "")
    assert (kept.claimant, kept.state, kept.decided_at) == (carla, "refused", NOW)
    assert sweeps_in_ledger() == [("claims", ["reason", "answer"], "1")]


def test_words_of_withdrawn_claim_go_too() -> None:
    carla = person("Carla")
    claim = submit_claim(actor(), by=carla, reason="Jeg bor der.", now=NOW)
    withdraw_claim(claim, by=carla, now=NOW)
    assert around("claims", A_YEAR_LATER) == ONCE


def test_words_of_proposal_go_after_a_year_and_its_row_stays() -> None:
    proposal = propose_actor(kind=Kind.VENUE, name="Huset", reason="Min.", by=person("Carla"), now=NOW - DAY)
    refuse_proposal(proposal, by=person("Astrid"), reason="Den er der.", now=NOW)
    assert around("proposals", A_YEAR_LATER) == ONCE
    assert Proposal.objects.values_list("name", "reason", "answer", "state").get() == ("Huset", "", "", "refused")


def test_unanswered_claim_and_proposal_keep_their_words() -> None:
    carla = person("Carla")
    submit_claim(actor(), by=carla, reason="x", now=NOW)
    propose_actor(kind=Kind.VENUE, name="Salen", reason="x", by=carla, now=NOW)
    assert around("claims", A_YEAR_LATER) == around("proposals", A_YEAR_LATER) == [0, 0, 0]


def invitation() -> Invitation:
    huset, astrid = actor(), person("Astrid")
    seat(huset, astrid)
    return invite_to_seat(huset, email="carla@example.org", role=SeatRole.EDITOR, by=astrid, now=NOW)


def test_expired_invitation_goes_after_thirty_days() -> None:
    assert around("invitations", invitation().expires_at + 30 * DAY) == ONCE


def test_withdrawn_invitation_goes_thirty_days_after_that() -> None:
    withdraw_invitation(invitation(), by=person("Bo"), now=NOW + DAY)
    assert around("invitations", NOW + 31 * DAY) == ONCE


def test_used_invitation_goes_thirty_days_after_that_and_its_seat_stays() -> None:
    offered, carla = invitation(), person("Carla")
    accept_invitation(offered, by=carla, now=NOW + DAY)
    assert around("invitations", NOW + 31 * DAY) == ONCE
    assert carla.seats.count() == 1
