"""A person's own business with actors."""

from datetime import datetime
from typing import Any

from musikfaellesskabet.actors.models import Claim, Proposal, Seat
from musikfaellesskabet.people.models import User


def business_of(user: User, now: datetime) -> dict[str, Any]:
    """The person's current seats, and what they have asked the office for and not been answered."""
    return {
        "seats": Seat.objects.current(now).filter(user=user).select_related("actor"),
        "claims": Claim.objects.undecided().filter(claimant=user).select_related("actor"),
        "proposals": Proposal.objects.undecided().filter(claimant=user),
    }
