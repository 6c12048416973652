"""How well the fixed questions are answered: recall@5 and mean reciprocal rank."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import AnonymousUser

from musikfaellesskabet.search.queries import answer

QUERIES = Path(__file__).with_name("queries.toml")
FIRST = 5


@dataclass(frozen=True)
class Judged:
    """One question: what share of the meant pages stands among the first five, and 1/rank of the first of them."""

    q: str
    recall: float
    reciprocal: float
    missed: list[str]
    instead: list[str]


def judge(q: str, expect: list[str], found: list[str]) -> Judged:
    """Compare what was found with what was meant."""
    first = found[:FIRST]
    recall = sum(path in first for path in expect) / min(FIRST, len(expect))
    rank = next((number for number, path in enumerate(found, 1) if path in expect), None)
    missed = [path for path in expect if path not in first]
    return Judged(q, recall, 1 / rank if rank else 0.0, missed, first)


def judge_all() -> list[Judged]:
    """Ask every question as the public."""
    queries = tomllib.loads(QUERIES.read_text(encoding="utf-8"))["query"]
    return [
        judge(query["q"], query["expect"], [hit["address"] for hit in answer(query["q"], AnonymousUser(), 20)])
        for query in queries
    ]
