"""Accounts that nobody uses: warned twice by letter, then erased."""

import logging
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from musikfaellesskabet.letters.actions.post import BadAddress
from musikfaellesskabet.letters.actions.writing import Words, link, write_letter
from musikfaellesskabet.letters.models import LEADS, ErasureNotice
from musikfaellesskabet.letters.queries import accounts_to_warn
from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.retention import Rows, Term

logger = logging.getLogger(__name__)

# So many letters or erasures in one round; the next round takes the next.
MOST_AT_ONCE = 100


@transaction.atomic
def warn_of_erasure(user: User, *, step: ErasureNotice.Step, now: datetime) -> ErasureNotice:
    """Tell the person that the account will be erased, when, and how to keep it.

    Effects: a letter, an ErasureNotice, one LedgerEntry. An address that none can write to is noted without a letter.
    """
    try:
        letter = write_letter(user, partial(_warning, now + LEADS[step]), about="account", now=now)
    except BadAddress:
        letter = None
    notice = ErasureNotice.objects.create(user=user, step=step, written_at=now, letter=letter)
    record("account-erasure-warned", by=None, subject=user, reason=step.value, now=now)
    return notice


def warn_unused(term: Term, *, of_minors: bool, now: datetime) -> int:
    """Warn the accounts whose turn it is. Returns how many. Effects as `warn_of_erasure`, for each."""
    count = 0
    for step in ErasureNotice.Step:
        for user in accounts_to_warn(step, term, now, of_minors=of_minors)[:MOST_AT_ONCE]:
            warn_of_erasure(user, step=step, now=now)
            count += 1
    return count


def erase_unused(accounts: Rows, now: datetime) -> int:
    """Erase these accounts as their owners could have done. Returns how many. Effects as `erase_account`, for each.

    One that cannot be erased stays as it was, is logged, and keeps no other from it; the next round tries it again.
    """
    count = 0
    for key in list(accounts.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE]):
        try:
            count += _erase_one(accounts, key, now)
        except Exception:  # any app's eraser runs in there, and may fail in any way
            logger.exception("The unused account %s could not be erased", key)
    return count


@transaction.atomic
def _erase_one(accounts: Rows, key: int, now: datetime) -> bool:
    """Ask again under a lock: the owner may have logged in while others were erased. Returns whether it was due."""
    user = accounts.select_for_update(no_key=True).filter(pk=key).first()
    if user is not None:
        erase_account(user, by=None, now=now)
    return user is not None


def _warning(last_day: datetime) -> Words:
    day = date_format(timezone.localtime(last_day), "DATE_FORMAT")
    return Words(
        _("Om din konto"),
        _("Din konto har ikke været brugt længe. Vi gemmer ikke oplysninger, som ingen bruger."),
        _("Vil du beholde kontoen, så log ind inden %(day)s. Mere skal der ikke til:") % {"day": day},
        link("account_login"),
        _("Ellers bliver kontoen slettet, og kun numre bliver tilbage. Passer du en side, slutter din plads der."),
        _("Vil du ikke beholde kontoen, skal du ikke gøre noget."),
    )
