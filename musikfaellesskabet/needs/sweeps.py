"""What ends of needs in its time, and the week's counts."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.needs.actions import publish_edition
from musikfaellesskabet.needs.actions.letters import ask_to_renew
from musikfaellesskabet.needs.actions.refusals import NotYetDue
from musikfaellesskabet.needs.models import LIFE, Listener, Need
from musikfaellesskabet.people.retention import Rows, Sweep, Term, register

WARNED_BEFORE = timedelta(days=30)


def ended(before: datetime, now: datetime) -> Rows:
    return Need.objects.filter(renewed_at__lte=before)


def look_ahead(now: datetime) -> int:
    """Publish the week's counts when a week has begun, and ask those whose year is nearly over, once."""
    with suppress(NotYetDue):
        publish_edition(with_made_up=settings.DEMO, now=now)
    ending = Listener.objects.filter(need__renewed_at__lte=LIFE.before(now + WARNED_BEFORE), reminded_at=None)
    asked = list(ending.exclude(confirmed_at=None).select_related("need"))
    for listener in asked:
        listener.reminded_at = now
        listener.save(update_fields=["reminded_at"])
        ask_to_renew(listener, now)
    return len(asked)


def unconfirmed(before: datetime, now: datetime) -> Rows:
    return Listener.objects.filter(confirmed_at=None, asked_at__lte=before)


def letters_ended(before: datetime, now: datetime) -> Rows:
    return Listener.objects.filter(need__renewed_at__lte=before)


register(
    Sweep(
        "needs",
        "needs.Need",
        LIFE,
        _("{months} måneder efter at behovet er fortalt eller fornyet, eller når du trækker det tilbage."),
        ended,
        ahead=look_ahead,
    ),
    Sweep(
        "needs-unconfirmed",
        "needs.Listener",
        Term(days=7),
        _("Bekræfter du ikke adressen, slettes den efter {days} dage."),
        unconfirmed,
    ),
    Sweep(
        "needs-letters",
        "needs.Listener",
        LIFE,
        _("Ellers slettes den med behovet, efter {months} måneder."),
        letters_ended,
    ),
)
