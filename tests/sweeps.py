"""Trying a sweep on its boundary: not yet, now, and not again."""

from datetime import datetime, timedelta

from musikfaellesskabet.people.actions.sweeping import carry_out
from musikfaellesskabet.people.models import LedgerEntry
from musikfaellesskabet.people.retention import sweep_called

TICK = timedelta(microseconds=1)
# What a sweep of one row gives: nothing just before its time, the row at its time, nothing the second time.
ONCE = [0, 1, 0]


def around(key: str, due_at: datetime) -> list[int]:
    """How many rows the sweep clears just before an instant, at it, and at it again."""
    return [carry_out(sweep_called(key), now=at).cleared for at in (due_at - TICK, due_at, due_at)]


def sweeps_in_ledger() -> list[tuple[str, list[str], str]]:
    """Sweep, emptied fields and count of every sweep that the ledger knows of."""
    entries = LedgerEntry.objects.filter(verb="retention-sweep", by=None, subject_kind="people.sweepround")
    return list(entries.order_by("number").values_list("subject_id", "fields", "reason"))
