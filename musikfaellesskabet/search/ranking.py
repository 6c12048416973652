"""Which documents answer best, from stored weights alone: the same order on every database. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2

WEAK_SHARE = 0.2
LEAST_SHARE = 0.12
"""Answers worth less than this share of the best one are left out."""


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


@dataclass(frozen=True)
class Match:
    """That a document has a word: what it is worth there, and where it stands."""

    word: int
    weight: int
    part: int
    start: int
    length: int


@dataclass
class Ranked:
    """A document with what it was found by."""

    document: int
    score: float
    matches: list[Match]


def rank(
    concepts: Sequence[Concept],
    postings: Mapping[int, Iterable[tuple[int, Match]]],
    title: int | None = None,
    only: Mapping[int, float] | None = None,
) -> list[Ranked]:
    """Best first; ties by document.

    `postings` brings (document, match) for each word; `title` is the word that stands for the whole question as a
    title. `only` limits the documents, each with what it is worth beside the words.
    """
    scores: dict[int, float] = dict(only or {})
    covered: dict[int, int] = {}
    matches: dict[int, list[Match]] = {document: [] for document in scores}
    strong = sum(not concept.weak for concept in concepts) or 1
    for concept in concepts:
        share = concept.rarity * (WEAK_SHARE if concept.weak else 1)
        for document, (value, found) in _best(concept, postings).items():
            if only is not None and document not in only:
                continue
            scores[document] = scores.get(document, 0) + value * share
            covered[document] = covered.get(document, 0) + (not concept.weak)
            matches.setdefault(document, []).extend(found)
    for document, match in postings.get(title, ()) if title is not None else ():
        if document in scores:
            scores[document] += match.weight / 2
    if only is None:
        scores = {document: score * (covered[document] / strong) ** 2 for document, score in scores.items()}
    least = LEAST_SHARE * max(scores.values(), default=0)
    kept = [(document, score) for document, score in scores.items() if score and score >= least]
    ranked = [Ranked(document, score, matches[document]) for document, score in kept]
    return sorted(ranked, key=lambda one: (-one.score, one.document))


def _best(
    concept: Concept, postings: Mapping[int, Iterable[tuple[int, Match]]]
) -> dict[int, tuple[float, list[Match]]]:
    """Each document's worth for one concept: its best alternate; all its matches, best first, to show why."""
    best: dict[int, tuple[float, list[Match]]] = {}
    for alternate in sorted(concept.alternates.values(), key=lambda one: (-one.percent, one.words)):
        for document, matches in _having_all(alternate, postings):
            value = min(match.weight for match in matches) * alternate.percent / 100
            before = best.get(document)
            if before is None:
                best[document] = (value, matches)
            else:
                found = [*matches, *before[1]] if value > before[0] else [*before[1], *matches]
                best[document] = (max(value, before[0]), found)
    return best


def _having_all(
    alternate: Alternate, postings: Mapping[int, Iterable[tuple[int, Match]]]
) -> Iterator[tuple[int, list[Match]]]:
    """The documents that have every word of the alternate."""
    first, *others = alternate.words
    having = [dict(postings.get(word, ())) for word in others]
    for document, match in postings.get(first, ()):
        if all(document in one for one in having):
            yield document, [match, *(one[document] for one in having)]
