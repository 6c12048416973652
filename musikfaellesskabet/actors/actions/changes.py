"""What every change that the public may see has in common."""

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.freshness import public_changed


def public_sees(*actors: Actor) -> None:
    """Let the public see the actors as they now are. Call it in the transaction of the change."""
    public_changed()
