"""What waits for the office, and what it may decide."""

from datetime import datetime

from musikfaellesskabet.actors.models import Actor, Claim, Proposal, Seat, SeatRole, Suggestion
from musikfaellesskabet.actors.models.claim import ClaimQuerySet, ProposalQuerySet, SuggestionQuerySet


def claims_to_decide() -> ClaimQuerySet:
    """Claims without an answer, the longest waiting first, with their actor and claimant."""
    return Claim.objects.undecided().select_related("actor", "actor__municipality", "claimant")


def proposals_to_decide() -> ProposalQuerySet:
    """Proposals of new actors without an answer, the longest waiting first."""
    return Proposal.objects.undecided().select_related("municipality", "claimant")


def suggestions_to_read() -> SuggestionQuerySet:
    """What passers-by have told that nobody has dealt with, the oldest first."""
    return Suggestion.objects.unread().select_related("actor")


def has_owner(actor: Actor, at: datetime) -> bool:
    """Whether the actor has an owner at this moment."""
    return Seat.objects.current(at).filter(actor=actor, role=SeatRole.OWNER).exists()
