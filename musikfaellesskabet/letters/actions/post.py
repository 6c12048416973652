"""Letters: written in the transaction of what they tell of, carried out afterwards, never lost."""

import logging
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import make_msgid
from enum import Enum
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.addresses import can_be_written_to
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.letters.models import WAITED_TOO_LONG, Delivery, ErasureNotice, Heartbeat, State

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)

Carry = Callable[[Delivery], None]

logger = logging.getLogger(__name__)


class BadAddress(DomainError):
    """The address cannot be written to."""

    code = "bad_address"
    message = _("Det er ikke en mailadresse, vi kan skrive til.")


def send_letter(
    *,
    to: str,
    subject: str,
    text: str,
    language: str,
    about: str,
    now: datetime,
    worth_until: datetime | None = None,
) -> Delivery:
    """Write a letter to one address. It leaves when the caller's transaction has been kept.

    subject: neutral, for it is read on locked screens; line breaks become spaces. about: what it belongs to, as a slug.
    worth_until: when a link in it stops working; it does not leave after that.
    Effects: one Delivery; in a demo it is only shown. Raises BadAddress.
    """
    if not can_be_written_to(to):
        raise BadAddress
    return Delivery.objects.create(
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
        to=to.lower(),
        subject=" ".join(subject.split())[:200],
        text=text,
        language=language,
        about=about,
        state=State.SHOWN if settings.DEMO else State.QUEUED,
        next_attempt_at=now,
        created_at=now,
        worth_until=worth_until,
    )


class _Tried(Enum):
    LEFT = "left"
    STAYED = "stayed"  # refused, or fails by a fault of ours: the others may still go
    NO_ANSWER = "no answer"  # from the mail server: it would keep every other letter waiting, too


def deliver_due(
    *, now: datetime, carry: Carry | None = None, most: int = 50, go_on: Callable[[], bool] = lambda: True
) -> int:
    """Try the letters that are due, outside any transaction. Returns how many left.

    go_on: asked before each letter; the round ends when it says no. It ends, too, where the mail server does not
    answer: the letters that were not tried are due in the next round.

    Each is claimed by one guarded statement that also sets its next attempt: of two workers only one tries it, and a
    worker that dies in the middle leaves it to be tried again, with the same Message-ID. A refusal of the letter itself
    (SMTP 5xx), or an address that cannot be written, ends it as failed; anything else, a refusal of MAIL_FROM too, is
    tried again, after 1, 2, 4 … minutes, at most 6 hours, until `give_up` ends it. Whatever goes wrong with one letter,
    the others are tried. A letter that left or failed keeps no text.
    """
    if carry is None:
        if not settings.EMAIL_HOST:
            return 0
        carry = carry_by_smtp
    count = 0
    for letter in Delivery.objects.due(now)[:most]:
        if not go_on() or (tried := _try(letter, carry, now)) is _Tried.NO_ANSWER:
            break
        count += tried is _Tried.LEFT
    return count


def _try(letter: Delivery, carry: Carry, now: datetime) -> _Tried:
    standing = Delivery.objects.filter(pk=letter.pk, state=State.QUEUED, attempts=letter.attempts)
    if not standing.update(attempts=F("attempts") + 1, next_attempt_at=now + wait_after(letter.attempts)):
        return _Tried.STAYED
    mine = Delivery.objects.filter(pk=letter.pk)
    waiting = mine.filter(state=State.QUEUED)  # it may be given up meanwhile
    try:
        carry(letter)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
        code, why = _refusal_of(error)
        _refuse(waiting, ends=500 <= code < 600, why=why)
    except OSError as error:
        waiting.update(refusal=str(error)[:200])
        return _Tried.NO_ANSWER
    except Exception as error:  # ours to mend; until then it must keep no other letter, and no page, from anyone
        logger.exception("Letter %s could not be made into mail", letter.pk)
        _refuse(waiting, ends=not can_be_written_to(letter.to), why=repr(error))
    else:
        mine.update(state=State.SENT, sent_at=now, refusal="", text="")
        return _Tried.LEFT
    return _Tried.STAYED


def _refuse(waiting: QuerySet[Delivery], *, ends: bool, why: str) -> None:
    """Note why; what ends is never read again, so its text, with links that open doors, goes."""
    waiting.update(**({"state": State.FAILED, "text": ""} if ends else {}), refusal=why[:200])


@transaction.atomic
def give_up(letters: QuerySet[Delivery], now: datetime) -> int:
    """End letters that could not leave in time. Returns how many.

    Effects: they are failed, with the reason, and without their text; as other failed ones they are kept for their time
    from now. A warning among them, that an account will be erased, has warned nobody: its notice goes, so that the
    person is warned anew.
    """
    ErasureNotice.objects.filter(letter__in=letters).delete()
    return letters.update(state=State.FAILED, text="", refusal=WAITED_TOO_LONG, next_attempt_at=now)


def wait_after(attempts: int) -> timedelta:
    """How long to wait for the next attempt after so many."""
    doublings: int = 2 ** min(attempts, 20)
    return min(FIRST_WAIT * doublings, LONGEST_WAIT)


def _refusal_of(error: smtplib.SMTPDataError | smtplib.SMTPRecipientsRefused) -> tuple[int, str]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, reason = next(iter(error.recipients.values()))
        return code, reason.decode(errors="replace")
    said = error.smtp_error
    return error.smtp_code, said.decode(errors="replace") if isinstance(said, bytes) else said


def carry_by_smtp(letter: Delivery) -> None:
    """Hand one letter to the mail server. Raises smtplib's errors and OSError."""
    headers = {"Message-ID": letter.message_id, "Content-Language": letter.language, "Auto-Submitted": "auto-generated"}
    connection = get_connection("django.core.mail.backends.smtp.EmailBackend")
    message = EmailMessage(letter.subject, letter.text, to=[letter.to], headers=headers, connection=connection)
    message.send()


def beat(name: str, *, now: datetime) -> None:
    """Show that the worker is at work."""
    Heartbeat.objects.update_or_create(name=name, defaults={"beat_at": now})
