"""An offer's way from draft to published to closed."""

from datetime import datetime

from django.db import transaction

from musikfaellesskabet.offers.actions.changes import lock, missing_from, public_sees
from musikfaellesskabet.offers.actions.letters import tell_stopped
from musikfaellesskabet.offers.actions.refusals import NotReady, ReasonMissing
from musikfaellesskabet.offers.joints import News, tell
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.queries.caretakers import caretakers_of
from musikfaellesskabet.offers.states import MOVES
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User


@transaction.atomic
def publish_offer(offer: Offer, *, by: User, now: datetime) -> None:
    """Let everyone see the offer.

    Raises: MoveRefused when it is no draft; NotReady without a title, a summary, a kind, a stage or a date to come.
    """
    lock(offer)
    target = MOVES.target("publish", offer.state)
    missing = missing_from(offer, now)
    if missing:
        raise NotReady(missing)
    offer.state, offer.published_at = target, now
    offer.save(update_fields=["state", "published_at", "updated_at"])
    record("offer-published", by=by, subject=offer, now=now)
    public_sees(offer)


@transaction.atomic
def close_offer(offer: Offer, *, by: User, now: datetime) -> None:
    """Take the offer off the lists. Its page stays, and says that it is closed; those who take part hear of it.

    Raises MoveRefused.
    """
    _close(offer, "close", now)
    record("offer-closed", by=by, subject=offer, now=now)
    tell(offer, News.CLOSED, now)


@transaction.atomic
def stop_offer(offer: Offer, *, reason: str, contact: str = "", by: User, now: datetime) -> None:
    """Close an offer that is not one's own, for the office.

    contact: where those who take care of it can answer; nobody asks for it where there is nobody.

    Effects: as `close_offer`; the reason stands in the ledger, and goes by letter to all who take care of the offer.
    Raises: ReasonMissing, MoveRefused.
    """
    reason, contact = reason.strip(), contact.strip()
    readers = caretakers_of(offer, now)
    if not reason or (readers and not contact):
        raise ReasonMissing
    _close(offer, "stop", now)
    record("offer-stopped", by=by, subject=offer, reason=reason, now=now)
    tell(offer, News.CLOSED, now)
    tell_stopped(offer, readers, reason=reason, contact=contact, now=now)


def _close(offer: Offer, move: str, now: datetime) -> None:
    lock(offer)
    offer.state, offer.closed_at = MOVES.target(move, offer.state), now
    offer.save(update_fields=["state", "closed_at", "updated_at"])
    public_sees(offer)
