"""What every change that the public may see has in common."""

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.search.indexing import refresh


def public_sees(*actors: Actor) -> None:
    """Let the public see the actors as they now are, on pages and by search. Call it in the change's transaction."""
    for actor in actors:
        refresh(actor)
    public_changed()
