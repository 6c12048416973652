"""What the office decides that is not a subject's own verb."""

from datetime import datetime

from django.db import transaction

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.office.models import DistinctPair
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User


@transaction.atomic
def tell_apart(one: Actor, other: Actor, *, by: User, now: datetime) -> DistinctPair:
    """Note that the two are not the same, so that nobody is asked again. Saying it twice changes nothing."""
    first, second = sorted([one, other], key=lambda actor: actor.pk)
    pair, is_new = DistinctPair.objects.get_or_create(first=first, second=second, defaults={"decided_at": now})
    if is_new:
        record("actors-told-apart", by=by, subject=pair, now=now)
    return pair
