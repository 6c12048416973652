"""An address that wants letters about a need says so itself, and may stop at any time."""

from datetime import datetime

from django.db import transaction

from musikfaellesskabet.needs.actions.letters import tell_confirmed
from musikfaellesskabet.needs.models import Listener
from musikfaellesskabet.people.ledger import record


@transaction.atomic
def listen(listener: Listener, *, now: datetime) -> None:
    """The address is theirs and wants the letters. Twice is once. Effects: a LedgerEntry; a letter with the link."""
    if Listener.objects.filter(pk=listener.pk, confirmed_at=None).update(confirmed_at=now):
        tell_confirmed(listener, now)
        record("need-letters-wanted", by=None, subject=listener, now=now)


@transaction.atomic
def stop_listening(listener: Listener, *, now: datetime) -> None:
    """Forget the address; the need still counts. Twice is once. Effects: a LedgerEntry."""
    if Listener.objects.filter(pk=listener.pk).delete()[0]:
        record("need-letters-stopped", by=None, subject=listener, now=now)
