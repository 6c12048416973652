"""What becomes of a person's business with actors when their account is erased."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from musikfaellesskabet.actors.actions.changes import hold
from musikfaellesskabet.actors.models import Claim, Invitation, Proposal, Seat
from musikfaellesskabet.actors.queries.mine import invitations_to
from musikfaellesskabet.actors.states import MOVES
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.register import Ending


@transaction.atomic
def let_go(user: User, now: datetime) -> list[Ending]:
    """End the person's seats, and take back what they have asked the office for and offered to others.

    An actor may lose its last owner by it: an account can be erased at any time.
    Returns what has ended; who erases writes it into the ledger. The public pages change by it.
    """
    _hold_all(user)
    endings: list[Ending] = []
    for seat in Seat.objects.filter(user=user, until=None).order_by("pk"):
        seat.until = now
        seat.save(update_fields=["until"])
        endings.append(("seat-ended", seat))
    for claim in Claim.objects.undecided().filter(claimant=user):
        endings.append(("claim-withdrawn", _withdraw(claim, now)))
    for proposal in Proposal.objects.undecided().filter(claimant=user):
        endings.append(("proposal-withdrawn", _withdraw(proposal, now)))
    for invitation in Invitation.objects.open(now).filter(invited_by=user).order_by("pk"):
        invitation.withdrawn_at = now
        invitation.save(update_fields=["withdrawn_at"])
        endings.append(("seat-offer-withdrawn", invitation))
    return endings


def _hold_all(user: User) -> None:
    """Hold what changes here, and what the erasing empties and deletes afterwards.

    Seats come last: a request or an invitation that is accepted at this moment has made its seat by then.
    """
    hold(Claim.objects.filter(claimant=user))
    hold(Proposal.objects.filter(claimant=user))
    hold(Invitation.objects.filter(Q(invited_by=user) | Q(pk__in=invitations_to(user).values("pk"))))
    hold(Seat.objects.filter(user=user, until=None))


def _withdraw(request: Claim | Proposal, now: datetime) -> Claim | Proposal:
    request.state, request.decided_at = MOVES.target("withdraw", request.state), now
    request.save(update_fields=["state", "decided_at"])
    return request
