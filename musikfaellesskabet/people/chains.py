"""Hash chains: every row carries the hash of the one before, so that no single change goes unseen."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from musikfaellesskabet.people.models import ChainHead


def digest(prev_hash: str, content: Mapping[str, Any]) -> str:
    """SHA-256 over the hash before and the row's content, instants in UTC, keys sorted."""
    plain = {
        name: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        for name, value in content.items()
    }
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{prev_hash}\n{text}".encode()).hexdigest()


@dataclass(frozen=True)
class Link:
    """What a new row needs from its chain."""

    number: int
    prev_hash: str
    hash: str


def next_link(chain: str, content: Mapping[str, Any]) -> Link:
    """Lock the chain's head, move it one on and return the new row's number and hashes.

    Raises RuntimeError outside a transaction: the head must move together with the row.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A chained row is written in the transaction of its act.")
    head = ChainHead.objects.select_for_update().filter(name=chain).first()
    if head is None:
        ChainHead.objects.bulk_create([ChainHead(name=chain)], ignore_conflicts=True)
        head = ChainHead.objects.select_for_update().get(name=chain)
    number = head.count + 1
    link = Link(number, head.hash, digest(head.hash, {**content, "number": number}))
    ChainHead.objects.filter(name=chain).update(count=number, hash=link.hash)
    return link


@dataclass(frozen=True)
class Break:
    """A row where the chain does not hold, and how."""

    number: int
    what: str


@dataclass
class Verdict:
    """The outcome of walking a chain."""

    count: int = 0
    head: str = ""
    breaks: list[Break] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.breaks


def walk(chain: str, rows: Iterable[dict[str, Any]]) -> Verdict:
    """Check rows in order of `number`: none missing, none changed, none cut off at the end."""
    verdict = Verdict()
    for row in rows:
        content = {name: value for name, value in row.items() if name not in {"prev_hash", "hash"}}
        expected = verdict.count + 1
        if row["number"] != expected:
            verdict.breaks.append(Break(row["number"], f"row {expected} is missing"))
        elif row["prev_hash"] != verdict.head:
            verdict.breaks.append(Break(row["number"], "does not follow the row before"))
        elif row["hash"] != digest(row["prev_hash"], content):
            verdict.breaks.append(Break(row["number"], "was changed after it was written"))
        verdict.count, verdict.head = row["number"], row["hash"]
    head = ChainHead.objects.filter(name=chain).first() or ChainHead(name=chain)
    if (head.count, head.hash) != (verdict.count, verdict.head):
        verdict.breaks.append(Break(verdict.count, f"the chain should end at row {head.count}"))
    return verdict


_watched: dict[str, Callable[[], Iterable[dict[str, Any]]]] = {}


def watch(chain: str, rows: Callable[[], Iterable[dict[str, Any]]]) -> None:
    """Let `musik ledger verify` walk another subject's chain, too: rows in order of `number`, as `walk` takes them."""
    _watched[chain] = rows


def verify_watched() -> dict[str, Verdict]:
    """Walk the chains of other subjects."""
    return {chain: walk(chain, rows()) for chain, rows in _watched.items()}
