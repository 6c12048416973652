"""Seats: inviting, saying yes, changing roles, leaving.

The last owner cannot leave or step down. An account that is erased may still leave a page without an owner
(`Standing.OWNERLESS`); a claim then gives it a new one.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from musikfaellesskabet.actors.actions.changes import hold, lock, public_sees
from musikfaellesskabet.actors.actions.letters import send_invitation, tell_seat_ended
from musikfaellesskabet.actors.actions.refusals import (
    AlreadyInvited,
    AlreadySeated,
    InvitationOver,
    LastOwner,
    SeatOver,
    WrongAddress,
)
from musikfaellesskabet.actors.models import Actor, Invitation, Seat, SeatRole
from musikfaellesskabet.common.throttle import DAY, spend
from musikfaellesskabet.common.tokens import hash_of, new_token
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

INVITATION_LASTS = timedelta(hours=72)
INVITATIONS_A_DAY = 20


@transaction.atomic
def invite_to_seat(actor: Actor, *, email: str, role: str, by: User, now: datetime) -> Invitation:
    """Offer a seat by letter. The link is in the letter only; the database keeps its hash.

    Raises: AlreadySeated, AlreadyInvited; TooMany after twenty in a day; BadAddress; MergedAway.
    """
    lock(actor)
    email = email.strip().lower()
    if Seat.objects.current(now).filter(actor=actor, user__email__iexact=email).exists():
        raise AlreadySeated
    spend(f"invite {by.pk}", INVITATIONS_A_DAY, DAY, now)
    standing = actor.invitations.filter(email=email, accepted_at=None, withdrawn_at=None)
    standing.filter(expires_at__lte=now).update(withdrawn_at=now)
    token = new_token()
    terms = {"role": role, "created_at": now, "expires_at": now + INVITATION_LASTS}
    try:
        with transaction.atomic():
            rows = Invitation.objects
            invitation = rows.create(actor=actor, email=email, token_hash=hash_of(token), invited_by=by, **terms)
    except IntegrityError as error:
        raise AlreadyInvited from error
    record("seat-offered", by=by, subject=invitation, now=now)
    send_invitation(invitation, token, now)
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: User, now: datetime) -> None:
    """Make the link useless. Raises InvitationOver when it already is."""
    if not Invitation.objects.open(now).filter(pk=invitation.pk).update(withdrawn_at=now):
        raise InvitationOver
    record("seat-offer-withdrawn", by=by, subject=invitation, now=now)


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: User, now: datetime) -> Seat:
    """Take the seat. The link is bound to its address: it works for the account that has it, once.

    Raises: WrongAddress, InvitationOver, AlreadySeated; MergedAway when the actor has become part of another.
    """
    if invitation.email != by.email.lower():
        raise WrongAddress
    invitation.refresh_from_db(fields=["actor"])  # a merging moves it
    lock(invitation.actor)
    if not Invitation.objects.open(now).filter(pk=invitation.pk).update(accepted_at=now):
        raise InvitationOver
    try:
        with transaction.atomic():
            seat = Seat.objects.create(actor=invitation.actor, user=by, role=invitation.role, since=now)
    except IntegrityError as error:
        raise AlreadySeated from error
    record("seat-taken", by=by, subject=seat, now=now)
    public_sees(invitation.actor)
    return seat


@transaction.atomic
def leave_seat(seat: Seat, *, by: User, now: datetime) -> None:
    """Stop acting for the actor. Raises LastOwner, SeatOver."""
    _end(seat, now)
    record("seat-left", by=by, subject=seat, now=now)
    public_sees(seat.actor)


@transaction.atomic
def end_seat(seat: Seat, *, by: User, now: datetime) -> None:
    """End another person's seat; they get a letter. Raises LastOwner, SeatOver."""
    _end(seat, now)
    record("seat-ended", by=by, subject=seat, now=now)
    tell_seat_ended(seat, now)
    public_sees(seat.actor)


@transaction.atomic
def change_role(seat: Seat, *, role: str, by: User, now: datetime) -> Seat:
    """Give the person another role: the old seat ends and a new one begins, so that history stays.

    Raises LastOwner, SeatOver. Returns the seat as it is when the role is the same.
    """
    if role == seat.role:
        return seat
    _end(seat, now)
    new = Seat.objects.create(actor=seat.actor, user=seat.user, role=role, since=now)
    record("seat-role-changed", by=by, subject=new, fields=["role"], now=now)
    return new


def _end(seat: Seat, now: datetime) -> None:
    """End the seat under a lock on the actor, so that two owners cannot leave at the same moment.

    What its person has offered to others ends with it, and is held before the seat (`hold`).
    """
    Actor.objects.select_for_update(no_key=True).get(pk=seat.actor_id)
    others = Seat.objects.current(now).filter(actor_id=seat.actor_id, role=SeatRole.OWNER).exclude(pk=seat.pk)
    if seat.role == SeatRole.OWNER and not others.exists():
        raise LastOwner
    offered = hold(Invitation.objects.open(now).filter(actor_id=seat.actor_id, invited_by_id=seat.user_id))
    if not Seat.objects.filter(pk=seat.pk, until=None).update(until=now):
        raise SeatOver
    Invitation.objects.filter(pk__in=[one.pk for one in offered]).update(withdrawn_at=now)
