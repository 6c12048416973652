"""What is let go of and cleared of sign-ups."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.retention import Rows, Sweep, Term, register
from musikfaellesskabet.signups.actions import lapse_due
from musikfaellesskabet.signups.models import AdultInCharge, Guardian, SignUp, SignUpSheet, Whom
from musikfaellesskabet.signups.states import SignUpState


def unanswered(before: datetime, now: datetime) -> Rows:
    return SignUp.objects.standing().filter(answer_by__lte=now)


def let_go(rows: Rows, now: datetime) -> int:
    return lapse_due(SignUpSheet.objects.all(), now=now)


def never_confirmed(before: datetime, now: datetime) -> Rows:
    return SignUp.objects.filter(state=SignUpState.LAPSED, confirmed_at=None, answer_by__lte=before)


def taken_back(before: datetime, now: datetime) -> Rows:
    """Children whose guardian, or who themselves, have said no thanks."""
    return SignUp.objects.filter(whom=Whom.CHILD, state=SignUpState.CANCELLED, ended_at__lte=before)


def long_over(before: datetime, now: datetime) -> Rows:
    """Of offers whose last date is so long past; without dates, since they signed up."""
    over = Coalesce(Max("sheet__offer__sessions__ends_at"), "made_at")
    return SignUp.objects.filter(
        pk__in=SignUp.objects.order_by().annotate(over_at=over).filter(over_at__lte=before).values("pk")
    )


def guardians(of: Callable[[datetime, datetime], Rows]) -> Callable[[datetime, datetime], Rows]:
    """The guardians of such children."""
    return lambda before, now: Guardian.objects.filter(sign_up__in=of(before, now).order_by().values("pk"))


def adults_long_over(before: datetime, now: datetime) -> Rows:
    """At offers whose last date is so long past; without dates, since they were named."""
    over = Coalesce(Max("offer__sessions__ends_at"), "declared_at")
    named = AdultInCharge.objects.order_by().annotate(over_at=over)
    return AdultInCharge.objects.filter(pk__in=named.filter(over_at__lte=before).values("pk"))


OFFER_OVER, CHILD_GONE = Term(months=12), Term(days=7)
register(
    Sweep(
        "adults-in-charge",
        "signups.AdultInCharge",
        OFFER_OVER,
        _("{months} måneder efter tilbuddets sidste dato."),
        adults_long_over,
    ),
    Sweep(
        "guardians",
        "signups.Guardian",
        OFFER_OVER,
        _("{months} måneder efter tilbuddets sidste dato."),
        guardians(long_over),
    ),
    Sweep(
        "guardians-unconfirmed",
        "signups.Guardian",
        CHILD_GONE,
        _("Svarer du aldrig, slettes det {days} dage efter fristen for at svare."),
        guardians(never_confirmed),
    ),
    Sweep(
        "guardians-withdrawn",
        "signups.Guardian",
        CHILD_GONE,
        _("Tager du dit ja for et barn tilbage, slettes det {days} dage efter."),
        guardians(taken_back),
    ),
    Sweep(
        "sign-ups-withdrawn",
        "signups.SignUp",
        CHILD_GONE,
        _("Tager du dit ja for et barn tilbage, slettes det {days} dage efter."),
        taken_back,
    ),
)
register(
    Sweep(
        "sign-ups-unanswered",
        "signups.SignUp",
        Term(),
        _("Svarer du ikke inden fristen, går pladsen videre, senest en time efter."),
        unanswered,
        clear=let_go,
    ),
    Sweep(
        "sign-ups-unconfirmed",
        "signups.SignUp",
        Term(days=7),
        _("Bekræfter du aldrig, slettes det {days} dage efter fristen for at svare."),
        never_confirmed,
    ),
    Sweep(
        "sign-ups",
        "signups.SignUp",
        OFFER_OVER,
        _("{months} måneder efter tilbuddets sidste dato."),
        long_over,
    ),
)
