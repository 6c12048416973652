"""Deciding what a load has left open."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.common.provenance import Imported
from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User
from musikfaellesskabet.region.joints import ask_before_taking, tell_taken
from musikfaellesskabet.region.models import ImportConflict, Removal
from musikfaellesskabet.search.indexing import refresh


class ConflictOver(DomainError):
    code = "conflict_over"
    message = _("Det er allerede afgjort, eller rækken findes ikke mere.")


class UnknownChoice(DomainError):
    code = "unknown_choice"
    message = _("Vælg, om vi beholder vores eller bruger filens.")


class ValueRefused(DomainError):
    code = "value_refused"
    message = _("Filens værdi kan ikke bruges her. Ret filen, og indlæs den igen.")


@transaction.atomic
def decide_conflict(conflict: ImportConflict, *, choice: str, by: User, now: datetime) -> ImportConflict:
    """Keep what stands here, or take what the file says; either way the next load asks no more.

    Effects: the object's field and what the file last said of it; a LedgerEntry on the object; the conflict is closed.
    A field that is taken loses the source it had here: it is the file's word.
    Raises: UnknownChoice; ConflictOver when it is decided or its object gone; ValueRefused for a value that is no
    longer one (a deleted link, a malformed address); what the object's subject has against taking.
    """
    if choice not in ImportConflict.Decision.values:
        raise UnknownChoice
    conflict = ImportConflict.objects.select_for_update().get(pk=conflict.pk)
    model = apps.get_model(conflict.model)
    obj: Any = model._default_manager.select_for_update(no_key=True).filter(import_key=conflict.key).first()
    if conflict.decided_at is not None or obj is None:
        raise ConflictOver
    if choice == ImportConflict.Decision.TAKE:
        ask_before_taking(obj, now)
    obj.imported = obj.imported | {conflict.field: conflict.theirs}
    if choice == ImportConflict.Decision.TAKE:
        _take(obj, conflict.field, conflict.theirs)
    obj.save()
    conflict.decision, conflict.decided_at, conflict.decided_by = choice, now, by
    conflict.save(update_fields=["decision", "decided_at", "decided_by"])
    record(f"conflict-{choice}", by=by, subject=obj, fields=[conflict.field], now=now)
    if choice == ImportConflict.Decision.TAKE:
        tell_taken(obj, [conflict.field])
        public_changed()
        with suppress(KeyError):  # not everything that is loaded is searched
            refresh(obj)
    return conflict


def note_removal(row: Imported, now: datetime) -> None:
    """Note that people here remove the row, so that no load brings it back; nothing for a row that no file has listed.

    Call it in the action that deletes the row and writes the LedgerEntry.
    """
    if row.import_key:
        label = row._meta.label_lower
        Removal.objects.get_or_create(model=label, key=row.import_key, defaults={"removed_at": now})


def _take(obj: Any, name: str, value: Any) -> None:
    field = obj._meta.get_field(name)
    if field.many_to_many:
        getattr(obj, name).set(field.related_model._default_manager.filter(pk__in=value))
        return
    try:
        setattr(obj, field.attname, field.clean(value, obj))
    except ValidationError as error:
        raise ValueRefused from error
    if hasattr(obj, f"sort_{name}"):
        setattr(obj, f"sort_{name}", sort_key(value))
