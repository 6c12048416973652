"""A form that is sent twice makes one thing: after a double click, a reload, or a second try on a bad line.

A page gives each form that makes something a mark of its own (`{% once %}`, or `single="yes"` on a form component). The
first time a mark comes in, what it led to is kept with it; the second time, the sender is led there.
"""

import json
import secrets
from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.models import SentForm

FIELD = "once"
_NOT_SAID = {FIELD, "csrfmiddlewaretoken"}


class SentOtherwise(DomainError):
    """The form was sent before, and said something else."""

    code = "sent_otherwise"
    message = _(
        "Du har allerede sendt den her formular, og det er gemt. Nu står der noget andet. "
        "Vil du gemme det her ved siden af, så send igen."
    )


def new_mark() -> str:
    """A mark for one form on one page that is shown; nobody can guess it."""
    return secrets.token_urlsafe(16)


@transaction.atomic
def once(mark: str, said: str, act: Callable[[], str], *, now: datetime) -> str:
    """Do what a form asks for, unless it was done for this mark before. Returns where it leads: what `act` told then.

    Effects: those of `act`, and a row with hashes of mark and words, kept for a day. What `act` refuses leaves no row,
    so that the same form can be mended and sent again. Of two at the same moment the second waits for the first.
    `act` is done in the transaction of that row, so it must be short: clean what was sent along before.
    Raises SentOtherwise when the mark came with other words.
    """
    key, body = (salted_hmac(f"once {kind}", text).hexdigest() for kind, text in (("mark", mark), ("words", said)))
    try:
        with transaction.atomic():
            sent = SentForm.objects.create(key=key, body=body, sent_at=now)
    except IntegrityError:
        first = SentForm.objects.get(key=key)
        if first.body != body:
            raise SentOtherwise from None
        return first.answer
    sent.answer = act()
    sent.save(update_fields=["answer"])
    return sent.answer


def sent_once(request: HttpRequest, act: Callable[[], str]) -> str:
    """As `once`, for a form that was sent: its mark counts for its sender and address. Without a mark, just does it.

    `act` returns the address where the sender is to be led.
    """
    mark = request.POST.get(FIELD, "")
    if not mark:
        return act()
    sender = request.user.pk if request.user.is_authenticated else ""
    said = sorted((name, values) for name, values in request.POST.lists() if name not in _NOT_SAID)
    sent = ((name, file) for name, some in request.FILES.lists() for file in some)
    files = sorted((name, str(file.name), int(file.size or 0)) for name, file in sent)
    return once(f"{sender} {request.path} {mark}", json.dumps([said, files]), act, now=timezone.now())
