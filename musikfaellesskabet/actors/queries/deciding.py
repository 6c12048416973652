"""What waits for the office."""

from musikfaellesskabet.actors.models import Claim, Proposal, Suggestion
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
