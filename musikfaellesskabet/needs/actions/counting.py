"""Counting needs for an actor: several persons at a time, whom it knows and we do not."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.needs.actions.refusals import NotSoMany, TooManyCounts
from musikfaellesskabet.needs.models import MOST_PERSONS, Need
from musikfaellesskabet.needs.told import Counted
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

MOST_COUNTS = 1000


@transaction.atomic
def count_needs(
    actor: Actor, counts: Sequence[Counted], *, replace: bool = False, by: User | None, now: datetime
) -> list[Need]:
    """Keep what the actor has counted; it is in the figures from the next edition on.

    replace: what the actor counted before is deleted, so that the same file can come again without doubles.
    by: None for a command.
    Effects: the needs, one LedgerEntry.
    Raises: NotSoMany for a count of nobody or of too many, TooManyCounts where the actor would have too many.
    """
    if any(not 1 <= one.persons <= MOST_PERSONS for one in counts):
        raise NotSoMany
    actor = Actor.objects.select_for_update(no_key=True).get(pk=actor.pk)
    if replace:
        actor.needs.all().delete()
    if actor.needs.count() + len(counts) > MOST_COUNTS:
        raise TooManyCounts
    made = []
    for one in counts:
        need = one.said.row(now)
        need.actor, need.persons = actor, one.persons
        made.append(need)
    Need.objects.bulk_create(made)
    record("needs-counted", by=by, subject=actor, reason=str(len(made)), now=now)
    return made
