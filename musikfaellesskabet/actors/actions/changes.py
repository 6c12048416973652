"""What every change that the public may see has in common."""

from musikfaellesskabet.actors.actions.refusals import MergedAway
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.search.indexing import refresh


def lock(actor: Actor) -> None:
    """Read the actor anew and hold it until the transaction ends: what a person saw may be old. Raises MergedAway."""
    actor.refresh_from_db(from_queryset=Actor.objects.select_for_update(no_key=True))
    if actor.merged_into_id:
        raise MergedAway


def public_sees(*actors: Actor) -> None:
    """Let the public see the actors as they now are, on pages and by search. Call it in the change's transaction."""
    for actor in actors:
        refresh(actor)
    public_changed()
