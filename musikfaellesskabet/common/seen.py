"""Two who change the same row at a time: each writes only what they have changed, and nobody's words are lost.

A form keeps a mark of each value that it showed. What differs from its mark, the writer has changed; what the row no
longer says by its mark, another has changed meanwhile.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import blake2s
from types import MappingProxyType
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError

Seen = Mapping[str, str]
"""Name of a field → mark of the value that the writer saw there."""
NOTHING_SEEN: Seen = MappingProxyType({})


class ChangedMeanwhile(DomainError):
    """Another has changed the same fields; `standing` is what they say now."""

    code = "changed_meanwhile"
    message = _("En anden har imens ændret det samme. Se, hvad der står nu, og gem igen.")

    def __init__(self, standing: Mapping[str, Any]) -> None:
        self.standing = dict(standing)
        super().__init__()


def mark_of(value: Any) -> str:
    """A short mark of a value: the same for all that reads the same in a form.

    So for a row and its key, for nothing and an empty text, for 50 and 50.00, and however lines end.
    """
    return blake2s(_plain(value).encode(), digest_size=6).hexdigest()


def marks_of(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: mark_of(value) for name, value in values.items()}


def differing(row: models.Model, changes: Mapping[str, Any], seen: Seen = NOTHING_SEEN) -> list[str]:
    """Names of the fields that the changes would change. Call it under a lock on the row.

    Raises ChangedMeanwhile when one of them no longer says what was seen. A field without a mark is taken as it is.
    """
    now = {name: _standing(row, name) for name in changes}
    names = [name for name, value in changes.items() if mark_of(value) != mark_of(now[name])]
    crossed = {name: now[name] for name in names if name in seen and mark_of(now[name]) != seen[name]}
    if crossed:
        raise ChangedMeanwhile(crossed)
    return names


def _standing(row: models.Model, name: str) -> Any:
    if row._meta.get_field(name).many_to_many:
        return list(getattr(row, name).all()) if row.pk else []
    return getattr(row, name)


def _plain(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value.replace("\r\n", "\n").strip()
        case models.Model():
            return str(value.pk)
        case float() | Decimal():
            return format(Decimal(str(value)).normalize(), "f")
        case datetime():
            return value.astimezone(UTC).isoformat()
        case Iterable():
            return ",".join(sorted(_plain(one) for one in value))
    return str(value)
