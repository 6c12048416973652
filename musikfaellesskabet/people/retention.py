"""How long things are kept: words that people read, and sweeps that carry them out.

Each field of the register has a retention: `Swept` where a time runs, `Held` where an archive decides, `Standing` where
people do. A time stands in one place, the sweep's `term`: its sentence is made from it, and so is what it clears.
Every app registers its sweeps in `sweeps.py`, read when Django starts; `people.actions.sweeping` carries them out.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

Text = str | Promise
Rows = QuerySet[Any]


@dataclass(frozen=True)
class Term:
    """A length of time, in calendar months and days."""

    days: int = 0
    months: int = 0

    def before(self, now: datetime) -> datetime:
        """The instant this far back: what happened then or earlier has had its time."""
        count = now.year * 12 + now.month - 1 - self.months
        year, month = count // 12, count % 12 + 1
        day = min(now.day, monthrange(year, month)[1])
        return now.replace(year=year, month=month, day=day) - timedelta(days=self.days)

    def after(self, then: datetime) -> datetime:
        """The instant this far ahead: when what happens then will have had its time."""
        return Term(days=-self.days, months=-self.months).before(then)


@dataclass(frozen=True)
class Sweep:
    """What is cleared, and after how long.

    model: `app_label.Model` of the rows. words: a whole sentence with {days} or {months}, filled in from the term.
    due: (cut-off, now) → rows whose time has passed; at the cut-off itself it has. blanks: fields that are emptied;
    without any the rows are deleted. clear: (rows, now) → how many, in place of both. ahead: (now) → how many were
    warned; called first.
    """

    key: str
    model: str
    term: Term
    words: Text
    due: Callable[[datetime, datetime], Rows]
    blanks: tuple[str, ...] = ()
    clear: Callable[[Rows, datetime], int] | None = None
    ahead: Callable[[datetime], int] | None = None

    @property
    def sentence(self) -> str:
        return str(self.words).format(days=self.term.days, months=self.term.months)

    def rows(self, now: datetime) -> Rows:
        """The rows that are due; those emptied before are not due again."""
        found = self.due(self.term.before(now), now)
        return found.exclude(Q(**dict.fromkeys(self.blanks, ""))) if self.blanks else found


@dataclass(frozen=True)
class Swept:
    """A time runs; the named sweeps see to it."""

    sweeps: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(sweep_called(key).sentence for key in self.sweeps)


@dataclass(frozen=True)
class Held:
    """At least as long as the words say, and then until an archive has acknowledged it: no sweep touches it."""

    words: Text

    def __str__(self) -> str:
        return str(self.words)


@dataclass(frozen=True)
class Standing:
    """As long as something else stands; an act of people ends it, and no time runs."""

    words: Text

    def __str__(self) -> str:
        return str(self.words)


Retention = Swept | Held | Standing

_sweeps: dict[str, Sweep] = {}


def register(*sweeps: Sweep) -> None:
    """Add sweeps. Raises ValueError when a key is taken."""
    for sweep in sweeps:
        if sweep.key in _sweeps:
            raise ValueError(f"The sweep {sweep.key} is there already")
        _sweeps[sweep.key] = sweep


def sweep_called(key: str) -> Sweep:
    """Raises KeyError for a sweep that is not there."""
    return _sweeps[key]


def all_sweeps() -> list[Sweep]:
    """Every sweep, by key."""
    return sorted(_sweeps.values(), key=lambda sweep: sweep.key)
