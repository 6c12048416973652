"""`musik region load DIR`: a region's open files into the database, again and again without doubles.

Each subject registers its tables in its `imports.py`; they load in the order of their number. Each row is
read and merged (see `merging`); what cannot be read or kept is refused row by row, and the rest stays.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.people import ledger
from musikfaellesskabet.region.merging import Found, Merge, Record
from musikfaellesskabet.region.models import Load
from musikfaellesskabet.region.rows import BadCell, MissingColumn, Problem, Row, rows_of

__all__ = ["Outcome", "Record", "Table", "find", "load", "register", "tables"]

Known = dict[tuple[type[models.Model], str], dict[Any, models.Model]]


@dataclass(frozen=True)
class Table:
    """A file of a region and how one of its rows is read."""

    order: int
    file: str
    read: Callable[[Row], Iterable[Record]]


@dataclass
class Outcome:
    """What a load did: counts, and what a person should look at. Every entry reads as a sentence."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Problem] = field(default_factory=list)
    """Rows that were left out."""
    warnings: list[Problem] = field(default_factory=list)
    """Columns and files that nothing reads."""
    conflicts: list[Found] = field(default_factory=list)
    """Fields that both the file and people here have changed; left as people wrote them, and kept for the office."""
    removed: list[str] = field(default_factory=list)
    """What the files name and people here have removed; left out."""
    gone: list[str] = field(default_factory=list)
    """What the files named once and name no more; left standing. Empty when rows were refused: no one can tell."""

    @property
    def counts(self) -> str:
        """How much of each, in a line."""
        return (
            f"{self.created} new, {self.updated} updated, {self.unchanged} unchanged, "
            f"{len(self.refused)} refused, {len(self.conflicts)} conflicts"
        )


_tables: dict[str, Table] = {}
_known: ContextVar[Known | None] = ContextVar("known", default=None)


def register(table: Table) -> None:
    """Add a table; called from a subject's `imports.py` when the app is ready."""
    _tables[table.file] = table


def tables() -> list[Table]:
    """All tables in the order they load."""
    return sorted(_tables.values(), key=lambda table: table.order)


def find(model: type[models.Model], name: str, value: Any) -> Any:
    """The object whose field has the value, or None. During a load, one query per model and field."""
    known = _known.get()
    if known is None:
        return model._default_manager.filter(**{name: value}).first()
    if (model, name) not in known:
        rows = model._default_manager.order_by("-pk")
        known[model, name] = {getattr(row, name): row for row in rows}
    return known[model, name].get(value)


def load(directory: Path, *, now: datetime | None = None) -> Outcome:
    """Load every registered file found in the directory. Bad rows are refused one by one, the rest is kept.

    now: when it is done; without it, what the clock says. Effects: where anything has changed, a Load with one
    LedgerEntry that has the counts (by nobody: a command or a start does it), and every public page is made anew.
    """
    outcome, merge = Outcome(), Merge()
    with transaction.atomic(), _remembering():
        for table in tables():
            file = directory / table.file
            if file.exists():
                _load_file(table, file, merge, outcome)
        outcome.conflicts = merge.conflicts
        merge.keep_conflicts()
        if not outcome.refused:
            outcome.gone = merge.gone()
        outcome.warnings += _unread_files(directory)
        if outcome.created or outcome.updated:
            _note(outcome, directory, now or timezone.now())
            public_changed()
    return outcome


def _note(outcome: Outcome, directory: Path, now: datetime) -> None:
    done = Load.objects.create(folder=directory.name, loaded_at=now)
    ledger.record("region-loaded", by=None, subject=done, reason=outcome.counts, now=now)


@contextmanager
def _remembering() -> Iterator[None]:
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def _load_file(table: Table, file: Path, merge: Merge, outcome: Outcome) -> None:
    lines: dict[tuple[type[models.Model], str], int] = {}
    row: Row | Problem | None = None
    for row in rows_of(file):
        try:
            if isinstance(row, Problem):
                outcome.refused.append(row)
            else:
                _load_row(table, row, merge, outcome, lines=lines)
        except MissingColumn as error:
            outcome.refused.append(Problem(file.name, 1, error.column, error.reason))
            return
        except BadCell as error:
            outcome.refused.append(Problem(file.name, row.line, error.column, error.reason))
    if isinstance(row, Row):
        unread = [column for column in row.cells if column not in row.asked]
        outcome.warnings += [Problem(file.name, 1, column, _("kolonnen bliver ikke læst")) for column in unread]


def _load_row(
    table: Table, row: Row, merge: Merge, outcome: Outcome, *, lines: dict[tuple[type[models.Model], str], int]
) -> None:
    """Merge each record before the next is read, so that a row may build on what its earlier records have made."""
    for record in table.read(row):
        first = lines.setdefault((record.model, record.key), row.line)
        if first != row.line:
            raise BadCell("", _("rækken siger det samme som linje %(line)s") % {"line": first})
        _count(outcome, record, merge.one(record))


def _count(outcome: Outcome, record: Record, result: str) -> None:
    outcome.created += result == "created"
    outcome.updated += result == "updated"
    outcome.unchanged += result == "unchanged"
    outcome.removed += [record.key] if result == "removed" else []
    known = _known.get() or {}
    if result in {"created", "updated"}:
        for key in [key for key in known if key[0] is record.model]:
            del known[key]


def _unread_files(directory: Path) -> list[Problem]:
    strange = sorted(file.name for file in directory.glob("*.csv") if file.name not in _tables)
    return [Problem(name, 1, "", _("filen bliver ikke læst; er navnet rigtigt?")) for name in strange]
