"""Gates: who may see and do what with an offer.

The policy is a table of role × verb × how the offer stands. Roles are those of the actors that stand behind it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import reduce

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from musikfaellesskabet.actors.access import CARETAKERS, EVERYONE, OFFICE, Role, Visitor, actor_for, rights_of
from musikfaellesskabet.actors.access import Verb as ActorVerb
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.offers.models import Offer, Session
from musikfaellesskabet.offers.queries.page import all_behind, offers_for_page, owners_of


class Verb(StrEnum):
    MAKE = "make"
    SEE = "see"
    EDIT = "edit"
    PUBLISH = "publish"
    CLOSE = "close"
    STOP = "stop"
    COPY = "copy"


class Standing(StrEnum):
    """How the offer stands; `unmade` is before there is one."""

    UNMADE = "unmade"
    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"


# An offer is a promise in the actor's name, so nobody else makes one: not even the secretariat where nobody is seated.
# Those behind it close it; the office stops it, with a reason.
NOBODY: frozenset[Role] = frozenset()
POLICY: dict[tuple[Verb, Standing], frozenset[Role]] = {
    (Verb.MAKE, Standing.UNMADE): CARETAKERS,
    (Verb.MAKE, Standing.DRAFT): NOBODY,
    (Verb.MAKE, Standing.PUBLISHED): NOBODY,
    (Verb.MAKE, Standing.CLOSED): NOBODY,
    (Verb.SEE, Standing.UNMADE): NOBODY,
    (Verb.SEE, Standing.DRAFT): CARETAKERS | OFFICE,
    (Verb.SEE, Standing.PUBLISHED): EVERYONE,
    (Verb.SEE, Standing.CLOSED): EVERYONE,
    (Verb.EDIT, Standing.UNMADE): NOBODY,
    (Verb.EDIT, Standing.DRAFT): CARETAKERS,
    (Verb.EDIT, Standing.PUBLISHED): CARETAKERS,
    (Verb.EDIT, Standing.CLOSED): NOBODY,
    (Verb.PUBLISH, Standing.UNMADE): NOBODY,
    (Verb.PUBLISH, Standing.DRAFT): CARETAKERS,
    (Verb.PUBLISH, Standing.PUBLISHED): NOBODY,
    (Verb.PUBLISH, Standing.CLOSED): NOBODY,
    (Verb.CLOSE, Standing.UNMADE): NOBODY,
    (Verb.CLOSE, Standing.DRAFT): NOBODY,
    (Verb.CLOSE, Standing.PUBLISHED): CARETAKERS,
    (Verb.CLOSE, Standing.CLOSED): NOBODY,
    (Verb.STOP, Standing.UNMADE): NOBODY,
    (Verb.STOP, Standing.DRAFT): NOBODY,
    (Verb.STOP, Standing.PUBLISHED): OFFICE,
    (Verb.STOP, Standing.CLOSED): NOBODY,
    (Verb.COPY, Standing.UNMADE): NOBODY,
    (Verb.COPY, Standing.DRAFT): CARETAKERS,
    (Verb.COPY, Standing.PUBLISHED): CARETAKERS,
    (Verb.COPY, Standing.CLOSED): CARETAKERS,
}


@dataclass(frozen=True)
class Rights:
    """What one person may do with one offer now; `acts_for` are the owners in whose name they do it."""

    roles: frozenset[Role]
    standing: Standing
    acts_for: tuple[Actor, ...] = ()

    def may(self, verb: Verb | str) -> bool:
        return not self.roles.isdisjoint(POLICY[Verb(verb), self.standing])

    @property
    def may_edit(self) -> bool:
        return self.may(Verb.EDIT)

    @property
    def may_publish(self) -> bool:
        return self.may(Verb.PUBLISH)

    @property
    def may_close(self) -> bool:
        return self.may(Verb.CLOSE)

    @property
    def may_stop(self) -> bool:
        return self.may(Verb.STOP)

    @property
    def may_copy(self) -> bool:
        return self.may(Verb.COPY)


def rights_to(user: Visitor, offer: Offer, at: datetime) -> Rights:
    """The person's roles towards the actors that stand behind the offer; one query for each owner, and two in a
    request for whom the office may be open to."""
    owners = all_behind(offer)
    rights = [rights_of(user, actor, at) for actor in owners]
    roles = reduce(frozenset.union, (one.roles for one in rights), frozenset({Role.VISITOR}))
    acts_for = tuple(actor for actor, one in zip(owners, rights, strict=True) if one.is_caretaker)
    return Rights(roles, Standing(offer.state), acts_for)


def offer_for(user: Visitor, slug: str, *, to: Verb) -> tuple[Offer, Rights]:
    """The offer, for someone who wants to do this with it, and all that they may.

    While those behind it are hidden, it is seen by those who would see it as a draft.
    Raises Http404 where there is none that they may see, PermissionDenied where they see it but may not do this.
    """
    offer = get_object_or_404(offers_for_page(), slug=slug)
    seen_as = Standing(offer.state) if owners_of(offer) else Standing.DRAFT
    if to is Verb.SEE and not user.is_authenticated and seen_as is not Standing.DRAFT:
        return offer, Rights(frozenset({Role.VISITOR}), Standing(offer.state))
    rights = rights_to(user, offer, timezone.now())
    if rights.roles.isdisjoint(POLICY[Verb.SEE, seen_as]):
        raise Http404
    if not rights.may(to):
        raise PermissionDenied
    return offer, rights


def session_for(user: Visitor, slug: str, pk: int) -> Session:
    """A date of an offer that the person may change. Raises Http404 and PermissionDenied as `offer_for` does."""
    offer, _rights = offer_for(user, slug, to=Verb.EDIT)
    session = get_object_or_404(offer.sessions.select_related("venue__hiding", "municipality"), pk=pk)
    session.offer = offer
    return session


def owner_for(user: Visitor, slug: str) -> Actor:
    """The actor in whose name the person may make an offer. Raises Http404, PermissionDenied."""
    actor = actor_for(user, slug, to=ActorVerb.SEE)
    rights = Rights(rights_of(user, actor, timezone.now()).roles, Standing.UNMADE)
    if not rights.may(Verb.MAKE):
        raise PermissionDenied
    return actor
