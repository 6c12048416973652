"""Which documents answer best, from stored weights alone: the same order on every database. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

WEAK_SHARE = 0.2
LEAST_SHARE = 0.12
"""Answers worth less than this share of the best one are left out."""
SMALLEST = 1e-9


@dataclass(frozen=True)
class Alternate:
    """Words that together answer a part of the question, and how well they stand for it (percent)."""

    words: tuple[int, ...]
    shown: str
    percent: int
    count: int


@dataclass
class Concept:
    """One word of the question with everything that may stand for it."""

    asked: str
    weak: bool = False
    alternates: dict[tuple[int, ...], Alternate] = field(default_factory=dict)

    def add(self, alternate: Alternate) -> None:
        """Keep the best of two ways to the same word."""
        before = self.alternates.get(alternate.words)
        if before is None or before.percent < alternate.percent:
            self.alternates[alternate.words] = alternate

    @property
    def rarity(self) -> float:
        """Rare words say more. The commonest alternate decides, so that a synonym gains nothing by being rare."""
        return 1 / log2(2 + max((alternate.count for alternate in self.alternates.values()), default=0))


Postings = Mapping[int, Mapping[int, int]]
"""Word → document → weight."""


def rank(
    concepts: Sequence[Concept],
    postings: Postings,
    title: int | None = None,
    only: Mapping[int, float] | None = None,
) -> list[int]:
    """The documents, best first; ties by document.

    `title` is the word that stands for the whole question as a title. `only` limits the documents, each with what it
    is worth beside the words.
    """
    scores: dict[int, float] = dict(only or {})
    covered: dict[int, int] = {}
    strong = sum(not concept.weak for concept in concepts) or 1
    for concept in concepts:
        share, counts = concept.rarity * (WEAK_SHARE if concept.weak else 1), not concept.weak
        for document, value in _best(concept, postings).items():
            if only is None or document in only:
                scores[document] = scores.get(document, 0) + value * share
                covered[document] = covered.get(document, 0) + counts
    if only is None:
        scores = {document: score * (covered[document] / strong) ** 2 for document, score in scores.items()}
    if title is not None:
        for document, weight in postings.get(title, {}).items():
            if document in scores:
                scores[document] += weight / 2
    least = max(LEAST_SHARE * max(scores.values(), default=0), SMALLEST)
    kept = [(-score, document) for document, score in scores.items() if score >= least]
    return [document for _score, document in sorted(kept)]


def _best(concept: Concept, postings: Postings) -> dict[int, float]:
    """What each document is worth for one concept: its best alternate."""
    best: dict[int, float] = {}
    for alternate in concept.alternates.values():
        share = alternate.percent / 100
        for document, weight in _having_all(alternate, postings).items():
            if weight * share > best.get(document, 0):
                best[document] = weight * share
    return best


def _having_all(alternate: Alternate, postings: Postings) -> Mapping[int, int]:
    """The documents that have every word of the alternate, with the least weight among them."""
    first, *others = (postings.get(word, {}) for word in alternate.words)
    for other in others:
        first = {document: min(weight, other[document]) for document, weight in first.items() if document in other}
    return first
