"""Everything that writes about practices."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User


@transaction.atomic
def check_practice_today(practice: Practice, *, by: User, now: datetime) -> None:
    """Note that someone has looked at the practice's sources, and that what stands there holds."""
    practice.checked_on = timezone.localdate(now)
    practice.save(update_fields=["checked_on"])
    record("practice-checked", by=by, subject=practice, now=now)
    public_changed()
