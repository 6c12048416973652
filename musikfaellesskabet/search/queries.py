"""Answers: the documents that answer a question, for one viewer, and why each does."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, FilteredRelation, Q

from musikfaellesskabet.search.audiences import Viewer, audiences_of
from musikfaellesskabet.search.highlight import plain
from musikfaellesskabet.search.hits import MOST_REASONS, Hit, Place, hit_of
from musikfaellesskabet.search.models import Document
from musikfaellesskabet.search.question import Question, understand
from musikfaellesskabet.search.ranking import rank
from musikfaellesskabet.search.registry import kinds, label_of
from musikfaellesskabet.search.weights import weights_of

PAGE_SIZE = 20
MOST_RANKED = 400
MOST_PAGES = MOST_RANKED // PAGE_SIZE


@dataclass
class Answers:
    """One page of answers. `total` and `counts` are of all answers; `is_cut` says that there are still more."""

    question: Question
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    is_cut: bool = False
    counts: list[tuple[str, str, int]] = field(default_factory=list)
    unmeasured: int = 0


def search(text: str, viewer: Viewer, *, kind: str = "", page: int = 1, size: int = PAGE_SIZE) -> Answers:
    """The page of answers that the viewer may see, best first; of one kind if given. At most six queries."""
    return _answers(understand(text), viewer, kind=kind, page=page, size=size)


def suggest(text: str, viewer: Viewer, limit: int = 7) -> list[Hit]:
    """The best answers while the last word is still being typed."""
    return _answers(understand(text, unfinished=True), viewer, size=limit).hits


def find(text: str, viewer: Viewer, limit: int = PAGE_SIZE) -> list[Hit]:
    """The best answers."""
    return search(text, viewer, size=limit).hits


def answer(q: str, viewer: Viewer, limit: int = PAGE_SIZE) -> list[dict[str, str]]:
    """The best answers as plain words: kind, title, address and why."""
    return [
        {
            "kind": hit.kind,
            "title": plain(hit.title),
            "address": hit.address,
            "why": "; ".join(f"{reason.label}: {plain(reason.pieces)}" for reason in hit.why[:MOST_REASONS]),
        }
        for hit in find(q, viewer, limit)
    ]


def _answers(question: Question, viewer: Viewer, *, kind: str = "", page: int = 1, size: int) -> Answers:
    weights, only, is_cut = weights_of(question)
    ranked = rank(question.concepts, weights, question.title, only)[:MOST_RANKED]
    answers = Answers(question)
    seen, answers.unmeasured = _seen(ranked, viewer, counts_unmeasured=question.measure is not None)
    found = Counter(seen.values())
    chosen = [document for document in seen if not kind or seen[document] == kind]
    answers.total, answers.is_cut = len(chosen), is_cut or len(ranked) == MOST_RANKED
    answers.counts = [(name, str(label_of(name)), found[name]) for name in kinds() if found[name]]
    answers.hits = _hits(chosen[(page - 1) * size : page * size], question)
    return answers


def _seen(ranked: Sequence[int], viewer: Viewer, *, counts_unmeasured: bool) -> tuple[dict[int, str], int]:
    """Those the viewer may see, in their order, with their kinds; and how many of those kinds have no size; one query.

    A negative key is such a number: what is counted stands among what is listed.
    """
    visible = Document.objects.filter(audience__in=audiences_of(viewer))
    rows = visible.filter(pk__in=ranked).order_by().values_list("kind", "pk")
    found: Iterable[tuple[str, int]] = rows
    if counts_unmeasured:
        unmeasured = visible.filter(capacity=None, kind__in=rows.values("kind"))
        found = list(rows.union(unmeasured.order_by().values_list("kind").annotate(number=-Count("pk")), all=True))
    kind_of = {key: kind for kind, key in found if key > 0}
    seen = {document: kind_of[document] for document in ranked if document in kind_of}
    return seen, -sum(key for _kind, key in found if key < 0)


def _hits(chosen: Sequence[int], question: Question) -> list[Hit]:
    """The chosen documents with the places where their words stand; one query."""
    words = list(question.counts()) or [0]
    places = FilteredRelation("postings", condition=Q(postings__word__in=words))
    columns = {name: F(f"found__{name}") for name in ("weight", "part", "start", "length")}
    rows: Any = Document.objects.filter(pk__in=chosen).annotate(found=places, **columns)
    documents: dict[int, Document] = {}
    places_of: dict[int, list[Place]] = {}
    for row in rows.order_by("-weight", "part", "start"):
        documents[row.pk] = row
        if row.weight is not None:
            places_of.setdefault(row.pk, []).append(Place(row.part, row.start, row.length, row.weight))
    return [hit_of(documents[pk], places_of.get(pk, []), question.measure) for pk in chosen]
