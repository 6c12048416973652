"""A person's own business with actors."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Lower

from musikfaellesskabet.actors.models import Claim, Invitation, Proposal, Seat, Suggestion
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.queries import addresses_of


def business_of(user: User, now: datetime) -> dict[str, Any]:
    """The person's current seats, and what they have asked the office for and not been answered."""
    return {
        "seats": Seat.objects.current(now).filter(user=user).select_related("actor"),
        "claims": Claim.objects.undecided().filter(claimant=user).select_related("actor"),
        "proposals": Proposal.objects.undecided().filter(claimant=user),
    }


def invitations_to(user: User) -> QuerySet[Invitation]:
    """Seats that were offered to any of the person's addresses, whatever has become of them."""
    return Invitation.objects.alias(address=Lower("email")).filter(address__in=addresses_of(user))


def tips_from(user: User) -> QuerySet[Suggestion]:
    """Suggestions that were sent with any of the person's addresses."""
    return Suggestion.objects.alias(address=Lower("email")).filter(address__in=addresses_of(user))
