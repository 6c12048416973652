"""What is let go of and cleared of sign-ups."""

from datetime import datetime

from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.retention import Rows, Sweep, Term, register
from musikfaellesskabet.signups.actions import lapse_due
from musikfaellesskabet.signups.models import SignUp, SignUpSheet
from musikfaellesskabet.signups.states import SignUpState


def unanswered(before: datetime, now: datetime) -> Rows:
    return SignUp.objects.standing().filter(answer_by__lte=now)


def let_go(rows: Rows, now: datetime) -> int:
    return lapse_due(SignUpSheet.objects.all(), now=now)


def never_confirmed(before: datetime, now: datetime) -> Rows:
    return SignUp.objects.filter(state=SignUpState.LAPSED, confirmed_at=None, answer_by__lte=before)


def long_over(before: datetime, now: datetime) -> Rows:
    """Of offers whose last date is so long past; without dates, since they signed up."""
    over = Coalesce(Max("sheet__offer__sessions__ends_at"), "made_at")
    return SignUp.objects.filter(
        pk__in=SignUp.objects.order_by().annotate(over_at=over).filter(over_at__lte=before).values("pk")
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
        Term(months=12),
        _("{months} måneder efter tilbuddets sidste dato."),
        long_over,
    ),
)
