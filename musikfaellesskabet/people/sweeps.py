"""What is cleared of log-ins, links to confirm an address, and counts of tries."""

from datetime import datetime

from allauth.account import app_settings
from allauth.account.models import EmailConfirmation
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.models import SentForm, ThrottleWindow
from musikfaellesskabet.people.queries import live_sessions
from musikfaellesskabet.people.retention import Rows, Sweep, Term, register

# The one place for it is Django's setting, which also decides when a log-in is no longer valid.
SESSION = Term(days=settings.SESSION_COOKIE_AGE // (24 * 3600))


def over_sessions(before: datetime, now: datetime) -> Rows:
    """`expire_date` is the last visit that changed the session, plus the term."""
    return Session.objects.filter(expire_date__lte=now)


def devices_without_session(before: datetime, now: datetime) -> Rows:
    rows: Rows = UserSession.objects.exclude(session_key__in=live_sessions(now).values("session_key"))
    return rows


def old_confirmations(before: datetime, now: datetime) -> Rows:
    """Links that are kept as rows; those we send today are signed and leave none."""
    rows: Rows = EmailConfirmation.objects.alias(at=Coalesce("sent", "created")).filter(at__lte=before)
    return rows


def over_windows(before: datetime, now: datetime) -> Rows:
    return ThrottleWindow.objects.filter(ends_at__lte=before)


def old_forms(before: datetime, now: datetime) -> Rows:
    return SentForm.objects.filter(sent_at__lte=before)


register(
    Sweep(
        "sessions",
        "sessions.Session",
        SESSION,
        _("Til du logger ud, og højst {days} dage efter dit sidste besøg."),
        over_sessions,
    ),
    Sweep(
        "devices",
        "usersessions.UserSession",
        SESSION,
        _("Til du logger ud, og højst {days} dage efter dit sidste besøg. Netadressen gemmes uden sit sidste led."),
        devices_without_session,
    ),
    Sweep(
        "email-confirmations",
        "account.EmailConfirmation",
        Term(days=app_settings.EMAIL_CONFIRMATION_EXPIRE_DAYS),
        _("{days} dage efter at linket er sendt."),
        old_confirmations,
    ),
    Sweep(
        "throttle-windows",
        "common.ThrottleWindow",
        Term(),
        _("Til det tidsrum, der tælles i, er slut."),
        over_windows,
    ),
    Sweep("sent-forms", "common.SentForm", Term(days=1), _("{days} døgn efter at formularen er sendt."), old_forms),
)
