"""Everything that writes about practices."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from musikfaellesskabet.common.contacts import refuse_contact
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User


@transaction.atomic
def check_practice_today(practice: Practice, *, source: str = "", by: User, now: datetime) -> None:
    """Note that someone has looked, and that what stands there holds; a source that bears it out makes it sure.

    Raises ContactInSource.
    """
    refuse_contact(source)
    practice = Practice.objects.select_for_update(no_key=True).get(pk=practice.pk)
    practice.save(update_fields=practice.look(timezone.localdate(now), source))
    record("practice-checked", by=by, subject=practice, now=now)
    public_changed()
