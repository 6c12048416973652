"""Practices beside the actors they name."""

from musikfaellesskabet.actors.joints import on_standing
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.search.indexing import refresh


def renew_practices(actor: Actor) -> None:
    """Bring the practices that name the actor up to date in the search."""
    for practice in Practice.objects.filter(actors=actor):
        refresh(practice)


on_standing(renew_practices)
