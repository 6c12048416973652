"""What is cleared of letters."""

from datetime import datetime

from django.conf import settings
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.letters.models import Delivery, State
from musikfaellesskabet.people.retention import Rows, Sweep, Term, register


def letters_gone(before: datetime, now: datetime) -> Rows:
    """Sent, shown or given up. A letter that never left counts from when it would have been tried next."""
    over = Delivery.objects.filter(state__in=[State.SENT, State.SHOWN, State.FAILED])
    return over.alias(at=Coalesce("sent_at", "next_attempt_at")).filter(at__lte=before)


register(
    Sweep(
        "letters",
        "letters.Delivery",
        Term(days=settings.LETTER_DAYS),
        _("{days} dage efter afsendelsen."),
        letters_gone,
    ),
)
