"""Merging what a file says of an object with what stands here.

Three ways: what the file said last time (kept on the object), what it says now, and what stands. What only the file
changed is updated; what people here changed is left, and listed as a conflict where the file has changed it too; what
people here removed stays away.
"""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from musikfaellesskabet.region.joints import tell_taken
from musikfaellesskabet.region.models import ImportConflict, Removal
from musikfaellesskabet.region.rows import BadCell


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
class Found:
    """A field that both sides have changed, with both values as JSON would give them back."""

    model: str
    key: str
    name: str
    ours: Any
    theirs: Any

    def __str__(self) -> str:
        words = {"key": self.key, "field": self.name, "ours": self.ours, "theirs": self.theirs}
        return _("%(key)s, %(field)s: her «%(ours)s», i filen «%(theirs)s»") % words


class Merge:
    """The merging of one load. Reads what stands with one query per model; writes only what differs.

    Use it in a transaction: what is compared stays locked until the load is over.
    """

    def __init__(self) -> None:
        self.conflicts: list[Found] = []
        self._standing: dict[type[models.Model], dict[str, Any]] = {}
        self._named: dict[type[models.Model], set[str]] = {}
        self._fetched: set[tuple[type[models.Model], str]] = set()
        self._removed = set(Removal.objects.values_list("model", "key"))

    def _existing(self, record: Record) -> Any:
        model = record.model
        if model not in self._standing:
            rows: Any = model._default_manager.exclude(import_key=None).select_for_update(no_key=True)
            self._standing[model] = {row.import_key: row for row in rows}
        if links := [name for name in record.links if (model, name) not in self._fetched]:
            models.prefetch_related_objects(list(self._standing[model].values()), *links)
            self._fetched.update((model, name) for name in links)
        self._named.setdefault(model, set()).add(record.key)
        return self._standing[model].get(record.key)

    def gone(self) -> list[str]:
        """Keys of objects that came from a file and that this load did not name."""
        return sorted(key for model, rows in self._standing.items() for key in rows.keys() - self._named[model])

    def keep_conflicts(self) -> None:
        """Keep the open conflicts as rows; those that are no more are dropped. Writes only what has changed."""
        labels = [model._meta.label_lower for model in self._named]
        open_now = {(one.model, one.key, one.name): one for one in self.conflicts}
        for row in ImportConflict.objects.filter(model__in=labels, decided_at=None):
            found = open_now.pop((row.model, row.key, row.field), None)
            if found is None:
                row.delete()
            elif (found.ours, found.theirs) != (row.ours, row.theirs):
                row.ours, row.theirs = found.ours, found.theirs
                row.save(update_fields=["ours", "theirs"])
        ImportConflict.objects.bulk_create(
            ImportConflict(model=one.model, key=one.key, field=one.name, ours=one.ours, theirs=one.theirs)
            for one in open_now.values()
        )

    def one(self, record: Record) -> str:
        """`created`, `updated`, `unchanged`, or `removed` for what people here have removed: it stays away.

        Raises BadCell for what the database cannot hold.
        """
        existing = self._existing(record)
        if existing is None and (record.model._meta.label_lower, record.key) in self._removed:
            return "removed"
        try:
            return self._create(record) if existing is None else self._update(record, existing)
        except ValidationError as error:
            column, reasons = next(iter(error.message_dict.items()))
            raise BadCell(column, " ".join(map(str, reasons))) from error
        except IntegrityError as error:
            raise BadCell(
                "", _("noget andet har allerede samme navn eller adresse (%(key)s)") % {"key": record.key}
            ) from error

    def _create(self, record: Record) -> str:
        fields = record.once | record.fields
        obj: Any = record.model(**fields, import_key=record.key, imported=said_by(record))
        _check(obj, set(fields))
        with transaction.atomic():
            obj.save(force_insert=True)
            for name, objects in record.links.items():
                getattr(obj, name).set(objects)
        self._standing[record.model][record.key] = obj
        return "created"

    def _update(self, record: Record, existing: Any) -> str:
        before, said, links = existing.imported, said_by(record), {}
        agreed, changed = dict(said), set()
        for name, value in said.items():
            here = plain(existing, name, is_link=name in record.links)
            if value in (here, before.get(name)):
                continue
            if here != before.get(name):
                agreed[name] = before.get(name)
                self._clash(record, name, here, value)
            elif name in record.links:
                links[name] = record.links[name]
            else:
                setattr(existing, name, record.fields[name])
                changed.add(name)
        if not (changed or links or agreed != before):
            return "unchanged"
        _check(existing, changed)
        existing.imported = agreed
        with transaction.atomic():
            existing.save(update_fields=_written(record.model, changed, is_seen=bool(changed or links)))
            for name, objects in links.items():
                getattr(existing, name).set(objects)
            if taken := [*changed, *links]:
                tell_taken(existing, taken)
        return "updated" if changed or links else "unchanged"

    def _clash(self, record: Record, name: str, here: Any, value: Any) -> None:
        """A conflict, unless the field is one that nobody edits: it follows the one that it is made from."""
        if name in record.links or record.model._meta.get_field(name).editable:
            self.conflicts.append(Found(record.model._meta.label_lower, record.key, name, here, value))


def _written(model: type[models.Model], changed: set[str], *, is_seen: bool) -> list[str]:
    """The fields to write: a time of change too, where anyone can see that something did."""
    clocks = [one.name for one in model._meta.concrete_fields if getattr(one, "auto_now", False)]
    return [*changed, "imported", *(clocks if is_seen else [])]


def said_by(record: Record) -> dict[str, Any]:
    """What the record says, as JSON would give it back."""
    said = {name: _as_json(value) for name, value in record.fields.items()}
    return said | {name: sorted(obj.pk for obj in objects) for name, objects in record.links.items()}


def plain(obj: Any, name: str, *, is_link: bool) -> Any:
    """The object's value as JSON would give it back; links as sorted keys."""
    if is_link:
        return sorted(one.pk for one in getattr(obj, name).all())
    found = obj._meta.get_field(name)
    return _as_json(getattr(obj, found.attname))


def _as_json(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if hasattr(value, "isoformat") else value


def _check(obj: models.Model, names: set[str]) -> None:
    """Raise ValidationError where one of the fields is too long, malformed or not a choice. No queries."""
    fields = [one for one in obj._meta.fields if one.name in names and not one.is_relation]
    obj.clean_fields(exclude={one.name for one in obj._meta.fields} - {one.name for one in fields})
    obj.clean()
