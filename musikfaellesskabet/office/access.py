"""Rows for the office. Its views let nobody else in (`people.access.office_required`)."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_noop

from musikfaellesskabet.actors.access import Verb, rights_of
from musikfaellesskabet.actors.models import Actor, Claim, Proposal, Suggestion
from musikfaellesskabet.office.quality import SUBJECTS, Kept
from musikfaellesskabet.office.queries import open_conflicts
from musikfaellesskabet.people.access import addresses_for
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.visibility import Context, name_for, visible
from musikfaellesskabet.region.models import ImportConflict

CASE = gettext_noop("En sag, som sekretariatet har.")


def claim_for(pk: int) -> Claim:
    return get_object_or_404(Claim.objects.select_related("actor", "claimant"), pk=pk)


def proposal_for(pk: int) -> Proposal:
    return get_object_or_404(Proposal.objects.select_related("claimant"), pk=pk)


def suggestion_for(pk: int) -> Suggestion:
    return get_object_or_404(Suggestion.objects.unread(), pk=pk)


def kept_for(user: User, name: str, slug: str) -> Kept:
    """A thing that carries its source, by its subject's name in addresses and its slug, for someone who checks it.

    Raises Http404; PermissionDenied where it is an actor that the person may not check.
    """
    if name not in SUBJECTS:
        raise Http404
    row = get_object_or_404(SUBJECTS[name].rows(), slug=slug)
    if isinstance(row, Actor):
        _need(user, row, Verb.CHECK)
    return Kept(name, SUBJECTS[name], row)


def pair_for(user: User, first: int, second: int) -> tuple[Actor, Actor]:
    """Two different listed actors, for someone who may merge both. Raises Http404, PermissionDenied."""
    actors = Actor.objects.public().in_bulk([first, second])
    if len(actors) != 2:
        raise Http404
    for actor in actors.values():
        _need(user, actor, Verb.MERGE)
    return actors[first], actors[second]


def _need(user: User, actor: Actor, verb: Verb) -> None:
    if not rights_of(user, actor, timezone.now()).may(verb):
        raise PermissionDenied


def conflict_for(pk: int) -> ImportConflict:
    return get_object_or_404(open_conflicts(), pk=pk)


def names_and_addresses(persons: Collection[User], viewer: User, now: datetime) -> dict[int, tuple[str, str]]:
    """By key, what the office sees of those whose cases it has. Effects: as `addresses_for`."""
    case = Context(responsible=True)
    addresses = addresses_for(viewer, persons, case, reason=CASE, now=now)
    return {person.pk: (name_for(viewer, person, case), addresses[person.pk]) for person in persons}


def name_of(person: User, viewer: User) -> str:
    """The name that the office sees of someone whose case it has."""
    return name_for(viewer, person, Context(responsible=True))


def sender_of(suggestion: Suggestion, viewer: User) -> str:
    """The address that a passer-by left to be asked at, through the one gate for fields; they have no account."""
    may_see = visible("actors.suggestion.email", viewer, AnonymousUser(), Context(responsible=True))
    return suggestion.email if may_see else ""
