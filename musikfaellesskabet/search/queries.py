"""Answers: the documents that answer a question, for one viewer, and why each does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from musikfaellesskabet.search.audiences import Viewer, audiences_of
from musikfaellesskabet.search.highlight import plain
from musikfaellesskabet.search.hits import MOST_REASONS, Hit, Place, hit_of
from musikfaellesskabet.search.measures import Measure
from musikfaellesskabet.search.models import Document, Posting
from musikfaellesskabet.search.question import Question, understand
from musikfaellesskabet.search.ranking import rank
from musikfaellesskabet.search.registry import kinds, label_of

PAGE_SIZE = 20
MOST_POSTINGS = 2400
FEWEST_EACH = 300
MOST_FILLED = 200
MOST_RANKED = 400
MOST_PAGES = MOST_RANKED // PAGE_SIZE

Weights = dict[int, dict[int, int]]


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
    """The page of answers that the viewer may see, best first; of one kind if given. At most 14 queries."""
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
    only = _roomy(question.measure) if question.measure else None
    postings, is_cut = _postings(question)
    ranked = rank(question.concepts, postings, question.title, only)[:MOST_RANKED]
    seen = _seen(ranked, viewer)
    found = Counter(seen.values())
    chosen = [document for document in seen if not kind or seen[document] == kind]
    answers = Answers(question, total=len(chosen), is_cut=is_cut or len(ranked) == MOST_RANKED)
    answers.counts = [(name, str(label_of(name)), found[name]) for name in kinds() if found[name]]
    answers.hits = _hits(chosen[(page - 1) * size : page * size], question)
    if question.measure:
        answers.unmeasured = _visible(viewer).filter(kind__in=list(found), capacity=None).count()
    return answers


def _visible(viewer: Viewer) -> QuerySet[Document]:
    return Document.objects.filter(audience__in=audiences_of(viewer))


def _seen(ranked: Sequence[int], viewer: Viewer) -> dict[int, str]:
    """Those the viewer may see, in their order, with their kinds; one query."""
    kind_of = dict(_visible(viewer).filter(pk__in=ranked).values_list("pk", "kind"))
    return {document: kind_of[document] for document in ranked if document in kind_of}


def _hits(chosen: Sequence[int], question: Question) -> list[Hit]:
    """The chosen documents with the places where their words stand; two queries."""
    documents = Document.objects.in_bulk(list(chosen))
    places: dict[int, list[Place]] = {}
    rows = Posting.objects.filter(document__in=chosen, word__in=list(question.counts()))
    for row in rows.values_list("document", "part", "start", "length", "weight").order_by("-weight", "part", "start"):
        places.setdefault(row[0], []).append(Place(*row[1:]))
    return [hit_of(documents[pk], places.get(pk, []), question.measure) for pk in chosen]


def _roomy(measure: Measure) -> dict[int, float]:
    """Documents with room enough, each worth the more the nearer it comes to what was asked."""
    column = f"capacity_{measure.how}" if measure.how else "capacity"
    rows = Document.objects.filter(**{f"{column}__gte": measure.people}).order_by(column, "pk")
    return {pk: 100 * measure.people / size for pk, size in rows.values_list("pk", column)[:MOST_RANKED]}


def _postings(question: Question) -> tuple[Weights, bool]:
    """Every asked word's weights, and whether some were left out.

    Of a very common word only the weightiest are read; then the others' documents are looked up in it, so that a
    document is not lost because one of its words is common.
    """
    counts = question.counts()
    most = max(FEWEST_EACH, MOST_POSTINGS // max(1, len(counts)))
    rare = [word for word, count in counts.items() if count <= most]
    common = [word for word, count in counts.items() if count > most]
    weights: Weights = {word: {} for word in counts}
    _read(Posting.objects.filter(word__in=rare), weights)
    for word in common:
        _read(Posting.objects.filter(word=word).order_by("-weight", "document")[:most], weights)
    if common and len(counts) > 1:
        best = rank(question.concepts, weights)[:MOST_FILLED]
        _read(Posting.objects.filter(word__in=common, document__in=best), weights)
    return weights, bool(common)


def _read(rows: QuerySet[Posting], weights: Weights) -> None:
    for word, document, weight in rows.values_list("word", "document", "weight"):
        weights[word][document] = weight
