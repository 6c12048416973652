"""Writing and checking the ledger of acts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from musikfaellesskabet.people.chains import Break, Verdict, next_link, walk
from musikfaellesskabet.people.models import Consent, LedgerEntry, User

CHAIN = "ledger"
LOOKED = "person-looked-at"
_ANCHOR = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")
_CONTENT = ("number", "at", "by_id", "verb", "subject_kind", "subject_id", "fields", "reason")


def record(
    verb: str,
    *,
    by: User | None,
    subject: models.Model,
    fields: Sequence[str] = (),
    reason: str = "",
    now: datetime,
) -> LedgerEntry:
    """Write one act into the ledger; `by` is None for a command or the clock. Call it inside the act's transaction.

    `fields` are names of fields, never their values. Raises RuntimeError outside a transaction.
    """
    content: dict[str, Any] = {
        "at": now,
        "by_id": by.pk if by else None,
        "verb": verb,
        "subject_kind": subject._meta.label_lower,
        "subject_id": str(subject.pk),
        "fields": list(fields),
        "reason": reason[:500],
    }
    link = next_link(CHAIN, content)
    return LedgerEntry.objects.create(**content, number=link.number, prev_hash=link.prev_hash, hash=link.hash)


def record_look(
    person: User, *, by: User, fields: Sequence[str], reason: str = "", now: datetime
) -> LedgerEntry | None:
    """Note that someone was shown another person's protected fields; the person reads it on their own page.

    Noted once a day for the same eyes, fields and reason. Looking at oneself is not noted. Returns None then.
    """
    return next(iter(record_looks([person], by=by, fields=fields, reason=reason, now=now)), None)


def record_looks(
    persons: Iterable[User], *, by: User, fields: Sequence[str], reason: str = "", now: datetime
) -> list[LedgerEntry]:
    """As `record_look`, for several people who are shown at once. One query where all is noted already.

    Returns the new entries.
    """
    others = {person.pk: person for person in persons if person.pk != by.pk}
    today = LedgerEntry.objects.filter(
        verb=LOOKED,
        by=by,
        subject_kind=User._meta.label_lower,
        subject_id__in=[str(pk) for pk in others],
        at__date=timezone.localdate(now),
    )
    noted = {entry.subject_id for entry in today if (entry.fields, entry.reason) == (list(fields), reason)}
    new = [person for pk, person in others.items() if str(pk) not in noted]
    return [record(LOOKED, by=by, subject=person, fields=fields, reason=reason, now=now) for person in new]


def verify(anchor: str = "") -> Verdict:
    """Walk the whole ledger. With an anchor (`NUMBER:HASH`, noted earlier outside the database) that row must stand.

    Raises ValueError for an anchor that is none.
    """
    parts = _ANCHOR.fullmatch(anchor)
    if anchor and parts is None:
        raise ValueError(f"An anchor is NUMBER:HASH, as an earlier verify told it, not {anchor!r}")
    verdict = walk(CHAIN, _rows())
    if parts:
        number = int(parts[1])
        if not LedgerEntry.objects.filter(number=number, hash=parts[2]).exists():
            verdict.breaks.append(Break(number, "is not the row that was anchored"))
    return verdict


def verify_consents() -> Verdict:
    """Walk the chain of consents."""
    names = ("subject_id", "giver_id", "giver_role", "purpose", "act", "text_hash", "locale", "method", "assurance")
    rows = Consent.objects.order_by("number").values("number", *names, "at", "expires_at", "prev_hash", "hash")
    return walk("consent", rows.iterator(chunk_size=5000))


def _rows() -> Iterator[dict[str, Any]]:
    names = (*_CONTENT, "prev_hash", "hash")
    rows = LedgerEntry.objects.order_by("number").values_list(*names).iterator(chunk_size=5000)
    return (dict(zip(names, row, strict=True)) for row in rows)
