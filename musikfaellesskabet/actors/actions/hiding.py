"""The office takes an actor off the public pages, and puts it back."""

from datetime import datetime

from django.db import transaction

from musikfaellesskabet.actors.actions.changes import lock, public_sees
from musikfaellesskabet.actors.actions.letters import tell_hidden, tell_shown
from musikfaellesskabet.actors.actions.refusals import AlreadyHidden, HidingReasonMissing, NotHidden, OwnCase
from musikfaellesskabet.actors.models import Actor, Hiding, Seat, SeatRole
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User


@transaction.atomic
def hide_actor(actor: Actor, *, reason: str, contact: str, by: User, now: datetime) -> Hiding:
    """Let nobody see the actor but those seated there and the office. contact: where they can answer.

    Effects: its page, its rooms and kit, and offers that are its alone leave lists, search, map, files, feeds and the
    API; nothing is deleted. A letter with the reason to those who take care of it; the reason stands in the ledger.
    Raises: HidingReasonMissing, AlreadyHidden, MergedAway.
    """
    reason, contact = reason.strip(), contact.strip()
    if not (reason and contact):
        raise HidingReasonMissing
    lock(actor)
    if actor.is_hidden:
        raise AlreadyHidden
    hiding = Hiding.objects.create(actor=actor, reason=reason, contact=contact, hidden_at=now, hidden_by=by)
    record("actor-hidden", by=by, subject=actor, reason=reason, now=now)
    tell_hidden(hiding, caretakers_of(actor, now), now)
    public_sees(actor)
    return hiding


@transaction.atomic
def show_actor(actor: Actor, *, by: User, now: datetime) -> None:
    """Let everyone see a hidden actor again.

    Effects: as it was before; a letter to those who take care of it. That it was hidden, and why, the ledger keeps.
    Raises: NotHidden; OwnCase for someone seated there; MergedAway.
    """
    lock(actor)
    hiding = Hiding.objects.filter(actor=actor).first()
    if hiding is None:
        raise NotHidden
    if Seat.objects.current(now).filter(actor=actor, user=by).exists():
        raise OwnCase
    hiding.delete()
    actor.refresh_from_db()
    record("actor-shown", by=by, subject=actor, now=now)
    tell_shown(actor, caretakers_of(actor, now), now)
    public_sees(actor)


def caretakers_of(actor: Actor, at: datetime) -> list[User]:
    """The owners and editors at this moment."""
    seats = Seat.objects.current(at).filter(actor=actor, role__in=[SeatRole.OWNER, SeatRole.EDITOR])
    return [seat.user for seat in seats.select_related("user")]
