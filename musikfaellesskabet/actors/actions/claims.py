"""«Det er os»: asking to act for an actor, and the office's answer."""

from datetime import datetime

from django.db import IntegrityError, transaction

from musikfaellesskabet.actors.actions.changes import lock, public_sees
from musikfaellesskabet.actors.actions.letters import (
    tell_accepted,
    tell_owners_asked,
    tell_owners_joined,
    tell_received,
    tell_refused,
)
from musikfaellesskabet.actors.actions.refusals import (
    AlreadyAsked,
    AlreadySeated,
    AnswerMissing,
    NotYours,
    OwnCase,
)
from musikfaellesskabet.actors.models import Actor, Claim, Seat, SeatRole
from musikfaellesskabet.actors.states import MOVES
from musikfaellesskabet.common.throttle import DAY, spend
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

CLAIMS_A_DAY = 10


@transaction.atomic
def submit_claim(actor: Actor, *, by: User, reason: str, now: datetime) -> Claim:
    """Ask to act for the actor.

    Effects: a Claim that waits for the office, a receipt by letter, and a letter to those who own the page.
    Raises: AlreadySeated, unless the actor has lost its last owner; AlreadyAsked; TooMany after ten in a day;
    MergedAway when the actor has become part of another.
    """
    lock(actor)
    seats = Seat.objects.current(now).filter(actor=actor)
    if seats.filter(user=by).exists() and seats.filter(role=SeatRole.OWNER).exists():
        raise AlreadySeated
    spend(f"claim {by.pk}", CLAIMS_A_DAY, DAY, now)
    try:
        with transaction.atomic():
            claim = Claim.objects.create(actor=actor, claimant=by, reason=reason, submitted_at=now)
    except IntegrityError as error:
        raise AlreadyAsked from error
    record("claim-submitted", by=by, subject=claim, now=now)
    tell_received(claim, now)
    tell_owners_asked(claim, _other_owners(claim, now), now)
    return claim


@transaction.atomic
def withdraw_claim(claim: Claim, *, by: User, now: datetime) -> Claim:
    """Take the claim back. Raises NotYours; MoveRefused when it is decided."""
    claim = _locked(claim)
    if claim.claimant_id != by.pk:
        raise NotYours
    _move(claim, "withdraw", now)
    record("claim-withdrawn", by=by, subject=claim, now=now)
    return claim


@transaction.atomic
def accept_claim(claim: Claim, *, by: User, now: datetime) -> Seat:
    """Give the claimant a seat as owner.

    Effects: the seat, a letter to the claimant and one to each other owner. A seat of another role that the claimant
    has ends.
    Raises: MoveRefused when the claim is decided; OwnCase when it is one's own; MergedAway when the actor has become
    part of another.
    """
    claim.refresh_from_db(fields=["actor"])  # a merging moves it
    lock(claim.actor)  # before the claim, as a merging does
    claim = _locked(claim)
    if claim.claimant_id == by.pk:
        raise OwnCase
    _move(claim, "accept", now)
    Seat.objects.filter(actor=claim.actor, user=claim.claimant, until=None).update(until=now)
    seat = Seat.objects.create(actor=claim.actor, user=claim.claimant, role=SeatRole.OWNER, since=now)
    record("claim-accepted", by=by, subject=claim, now=now)
    tell_accepted(claim, now)
    tell_owners_joined(claim, _other_owners(claim, now), now)
    public_sees(claim.actor)
    return seat


@transaction.atomic
def refuse_claim(claim: Claim, *, by: User, reason: str, now: datetime) -> Claim:
    """Say no, with a reason and a next step; the claimant gets them in a letter.

    Raises: AnswerMissing without a reason; MoveRefused when the claim is decided; OwnCase when it is one's own.
    """
    claim = _locked(claim)
    if claim.claimant_id == by.pk:
        raise OwnCase
    if not reason.strip():
        raise AnswerMissing
    claim.answer = reason.strip()
    _move(claim, "refuse", now)
    record("claim-refused", by=by, subject=claim, now=now)
    tell_refused(claim, str(claim.actor), now)
    return claim


def _other_owners(claim: Claim, now: datetime) -> list[User]:
    seats = Seat.objects.current(now).filter(actor=claim.actor_id, role=SeatRole.OWNER)
    return [seat.user for seat in seats.exclude(user=claim.claimant_id).select_related("user")]


def _locked(claim: Claim) -> Claim:
    return Claim.objects.select_for_update(of=("self",)).select_related("actor", "claimant").get(pk=claim.pk)


def _move(claim: Claim, name: str, now: datetime) -> None:
    claim.state = MOVES.target(name, claim.state)
    claim.decided_at = now
    claim.save()
