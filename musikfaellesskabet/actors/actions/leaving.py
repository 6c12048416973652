"""What becomes of a person's business with actors when their account is erased."""

from datetime import datetime

from django.db import transaction

from musikfaellesskabet.actors.models import Claim, Invitation, Proposal, Seat
from musikfaellesskabet.actors.states import MOVES
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User


@transaction.atomic
def let_go(user: User, now: datetime) -> None:
    """End the person's seats, and take back what they have asked the office for and offered to others.

    An actor may lose its last owner by it: an account can be erased at any time.
    Effects: a LedgerEntry for each, by nobody: they follow from the erasing, which has an entry of its own.
    """
    for seat in Seat.objects.select_for_update().filter(user=user, until=None):
        seat.until = now
        seat.save(update_fields=["until"])
        record("seat-ended", by=None, subject=seat, now=now)
    for claim in Claim.objects.select_for_update().undecided().filter(claimant=user):
        _withdraw(claim, now)
        record("claim-withdrawn", by=None, subject=claim, now=now)
    for proposal in Proposal.objects.select_for_update().undecided().filter(claimant=user):
        _withdraw(proposal, now)
        record("proposal-withdrawn", by=None, subject=proposal, now=now)
    for invitation in Invitation.objects.select_for_update().open(now).filter(invited_by=user):
        invitation.withdrawn_at = now
        invitation.save(update_fields=["withdrawn_at"])
        record("seat-offer-withdrawn", by=None, subject=invitation, now=now)
    public_changed()


def _withdraw(request: Claim | Proposal, now: datetime) -> None:
    request.state, request.decided_at = MOVES.target("withdraw", request.state), now
    request.save(update_fields=["state", "decided_at"])
