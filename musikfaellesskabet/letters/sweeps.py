"""What is cleared of letters, and of accounts that nobody uses: those are warned by letter first."""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.letters.actions import erase_unused, give_up, warn_unused
from musikfaellesskabet.letters.models import Delivery, State
from musikfaellesskabet.letters.queries import accounts_to_erase, void_notices
from musikfaellesskabet.people.retention import Rows, Sweep, Term, register


def letters_gone(before: datetime, now: datetime) -> Rows:
    """Sent, shown or given up. A letter that never left counts from when it would have been tried next."""
    over = Delivery.objects.filter(state__in=[State.SENT, State.SHOWN, State.FAILED])
    return over.alias(at=Coalesce("sent_at", "next_attempt_at")).filter(at__lte=before)


def letters_unsent(before: datetime, now: datetime) -> Rows:
    """That wait since then, or hold a link that has stopped working."""
    return Delivery.objects.too_late(now, written_by=before)


def notices_of_no_use(before: datetime, now: datetime) -> Rows:
    return void_notices(now)


def _unused(key: str, term: Term, words: object, *, of_minors: bool) -> Sweep:
    return Sweep(
        key,
        settings.AUTH_USER_MODEL,
        term,
        words,  # type: ignore[arg-type]
        partial(accounts_to_erase, of_minors=of_minors),
        clear=erase_unused,
        ahead=lambda now: warn_unused(term, of_minors=of_minors, now=now),
    )


register(
    Sweep(
        "letters",
        "letters.Delivery",
        Term(days=settings.LETTER_DAYS),
        _("{days} dage efter at brevet er sendt eller opgivet."),
        letters_gone,
    ),
    Sweep(
        "letters-unsent",
        "letters.Delivery",
        Term(days=settings.LETTER_DAYS),
        _("Til brevet er sendt. Kan det ikke sendes, så {days} dage, eller til et link i det ikke længere virker."),
        letters_unsent,
        clear=give_up,
    ),
    Sweep(
        "erasure-notices",
        "letters.ErasureNotice",
        Term(),
        _("Til du logger ind igen, eller kontoen er slettet."),
        notices_of_no_use,
    ),
    _unused(
        "unused-accounts",
        Term(months=24),
        _("Så længe kontoen findes. Har den ikke været brugt i {months} måneder, slettes den efter to breve."),
        of_minors=False,
    ),
    _unused(
        "unused-accounts-of-minors",
        Term(months=12),
        _("Er du under 18 år, er det {months} måneder."),
        of_minors=True,
    ),
)
