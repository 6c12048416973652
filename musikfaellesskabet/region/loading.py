"""`musik region load DIR`: a region's open files into the database, again and again without doubles.

Each subject registers its tables in its `imports.py`; they load in the order of their number.
A row is merged three ways: what the file said last time, what it says now, and what stands here. What only the file
changed is updated; what people here changed is left, and listed as a conflict where the file has changed it too.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models, transaction

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.region.rows import BadCell, Row, rows_of


@dataclass(frozen=True)
class Record:
    """What one row says of one object: its lasting key, its fields, and its many-to-many links by field."""

    model: type[models.Model]
    key: str
    fields: dict[str, Any]
    links: dict[str, list[models.Model]] = field(default_factory=dict)
    once: dict[str, Any] = field(default_factory=dict)
    """Fields given when the object is made and left alone afterwards (a slug)."""


@dataclass(frozen=True)
class Table:
    """A file of a region and how one of its rows is read."""

    order: int
    file: str
    read: Callable[[Row], Iterable[Record]]


@dataclass
class Outcome:
    """What a load did: counts, refused rows and conflicts, as sentences."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


_tables: dict[str, Table] = {}


def register(table: Table) -> None:
    """Add a table; called from a subject's `imports.py` when the app is ready."""
    _tables[table.file] = table


def load(directory: Path) -> Outcome:
    """Load every registered file found in the directory. Bad rows are refused one by one, the rest is kept."""
    outcome = Outcome()
    with transaction.atomic():
        for table in sorted(_tables.values(), key=lambda table: table.order):
            file = directory / table.file
            if file.exists():
                for row in rows_of(file):
                    _load_row(table, row, outcome)
        if outcome.created or outcome.updated:
            public_changed()
    return outcome


def _load_row(table: Table, row: Row, outcome: Outcome) -> None:
    try:
        for record in table.read(row):
            with transaction.atomic():
                _merge(record, outcome)
    except BadCell as error:
        outcome.refused.append(f"{row.file}, line {row.line}, {error.column}: {error.reason}")


def _merge(record: Record, outcome: Outcome) -> None:
    manager = record.model._default_manager
    said = {name: _plain(value) for name, value in record.fields.items()}
    said |= {name: sorted(obj.pk for obj in objs) for name, objs in record.links.items()}
    existing: Any = manager.filter(import_key=record.key).first()
    if existing is None:
        existing = manager.create(**record.once, **record.fields, import_key=record.key, imported=said)
        for name, objects in record.links.items():
            getattr(existing, name).set(objects)
        outcome.created += 1
        return
    before, changed = existing.imported, False
    for name, value in said.items():
        here = _standing(existing, name, record)
        if value == here or value == before.get(name):
            continue
        if here != before.get(name):
            outcome.conflicts.append(f"{record.key}, {name}: here «{here}», the file «{value}»")
            continue
        if name in record.links:
            getattr(existing, name).set(record.links[name])
        else:
            setattr(existing, name, record.fields[name])
        changed = True
    if changed or before != said:
        existing.imported = said
        existing.save()
    outcome.updated += changed
    outcome.unchanged += not changed


def _standing(existing: Any, name: str, record: Record) -> Any:
    if name in record.links:
        return sorted(getattr(existing, name).values_list("pk", flat=True))
    return _plain(getattr(existing, name))


def _plain(value: Any) -> Any:
    """The value as JSON would give it back."""
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if hasattr(value, "isoformat") else value
