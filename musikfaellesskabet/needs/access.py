"""Gates: who may count needs for an actor, and reach a need.

Everyone may leave one. The policy is a table of role × verb × who acts for the actor. One's own need is reached by its
signed link alone, and what others have told is seen by nobody: only counts are shown (`disclosure`).
"""

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from musikfaellesskabet.actors.access import CARETAKERS, Role, Standing, Visitor, actor_for, rights_of
from musikfaellesskabet.actors.access import Verb as ActorVerb
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.needs.links import OF_LISTENER, OF_NEED, pk_of
from musikfaellesskabet.needs.models import Listener, Need


class Verb(StrEnum):
    COUNT = "count"


# Whoever counts for an actor answers for it, so it must have someone who does: not even the secretariat counts for it.
POLICY: dict[tuple[Verb, Standing], frozenset[Role]] = {
    (Verb.COUNT, Standing.UNCLAIMED): frozenset(),
    (Verb.COUNT, Standing.OWNERLESS): CARETAKERS,
    (Verb.COUNT, Standing.CLAIMED): CARETAKERS,
}


def actor_to_count_for(user: Visitor, slug: str) -> Actor:
    """The actor for which the person may count needs. Raises Http404 as `actor_for` does, PermissionDenied."""
    actor = actor_for(user, slug, to=ActorVerb.SEE)
    rights = rights_of(user, actor, timezone.now())
    if rights.roles.isdisjoint(POLICY[Verb.COUNT, rights.standing]):
        raise PermissionDenied
    return actor


def counted_need(user: Visitor, slug: str, pk: int) -> Need:
    """A need that the actor has counted, for someone who may count for it. Raises as `actor_to_count_for`."""
    actor = actor_to_count_for(user, slug)
    return get_object_or_404(actor.needs, pk=pk)


def own_need(token: str) -> Need:
    """The need that its link opens. Raises Http404 for a link that is none, or whose row has gone."""
    rows = Need.objects.select_related("municipality", "town", "stage", "genre", "listener")
    return get_object_or_404(rows, pk=pk_of(token, OF_NEED), actor=None)


def own_listener(token: str) -> Listener:
    """The address that the link in a letter was sent to. Raises Http404 as `own_need` does."""
    return get_object_or_404(Listener.objects.select_related("need"), pk=pk_of(token, OF_LISTENER))
