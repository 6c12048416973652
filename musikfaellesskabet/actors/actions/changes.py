"""What every change that the public may see has in common."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from musikfaellesskabet.actors.actions.refusals import MergedAway
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.search.indexing import refresh

Row = TypeVar("Row", bound=Model)


def lock(actor: Actor) -> None:
    """Read the actor anew and hold it until the transaction ends: what a person saw may be old. Raises MergedAway."""
    actor.refresh_from_db(from_queryset=Actor.objects.select_for_update(no_key=True))
    if actor.merged_into_id:
        raise MergedAway


def hold(rows: QuerySet[Row]) -> list[Row]:
    """Read the rows and hold them until the transaction ends, in the order of their keys.

    Whoever holds rows of several kinds takes claims, proposals, invitations and seats in this order, as what is asked
    for may become a seat; so no two wait for each other in a ring.
    """
    return list(rows.select_for_update(no_key=True).order_by("pk"))


def public_sees(*actors: Actor) -> None:
    """Let the public see the actors as they now are, on pages and by search. Call it in the change's transaction."""
    for actor in actors:
        refresh(actor)
    public_changed()
