"""Clearing what has had its time: every sweep that the apps have registered."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from musikfaellesskabet.people import ledger
from musikfaellesskabet.people.models import SweepRound
from musikfaellesskabet.people.retention import Sweep, all_sweeps

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What one sweep did; `error` says why it did nothing."""

    key: str
    cleared: int = 0
    warned: int = 0
    error: str = ""


def sweep_all(*, now: datetime) -> list[Outcome]:
    """Carry out every sweep, each in a transaction of its own: one that fails is logged, and the others still run."""
    outcomes = []
    for sweep in all_sweeps():
        try:
            outcomes.append(carry_out(sweep, now=now))
        except Exception as error:  # an eraser may fail in any way; the next sweep has nothing to do with it
            logger.exception("The sweep %s failed", sweep.key)
            outcomes.append(Outcome(sweep.key, error=str(error) or type(error).__name__))
    return outcomes


@transaction.atomic
def carry_out(sweep: Sweep, *, now: datetime) -> Outcome:
    """Warn where the sweep warns, then delete or empty the rows that are due.

    Effects: the sweep's SweepRound; where anything was cleared one LedgerEntry with the count, never with names.
    """
    SweepRound.objects.get_or_create(key=sweep.key, defaults={"ran_at": now})
    round_ = SweepRound.objects.select_for_update().get(key=sweep.key)
    warned = sweep.ahead(now) if sweep.ahead else 0
    cleared = _clear(sweep, now)
    round_.ran_at = now
    if cleared:
        round_.cleared_at, round_.cleared = now, cleared
        ledger.record("retention-sweep", by=None, subject=round_, fields=sweep.blanks, reason=str(cleared), now=now)
    round_.save()
    return Outcome(sweep.key, cleared, warned)


def _clear(sweep: Sweep, now: datetime) -> int:
    rows = sweep.rows(now)
    if sweep.clear:
        return sweep.clear(rows, now)
    if sweep.blanks:
        return rows.update(**dict.fromkeys(sweep.blanks, ""))
    return rows.delete()[1].get(rows.model._meta.label, 0)
