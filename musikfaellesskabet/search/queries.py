"""Answers: the documents that answer a question, for one viewer, and why each does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from musikfaellesskabet.search.audiences import Viewer, audiences_of
from musikfaellesskabet.search.highlight import plain
from musikfaellesskabet.search.hits import MOST_REASONS, Hit, hit_of
from musikfaellesskabet.search.measures import Measure
from musikfaellesskabet.search.models import Document, Posting
from musikfaellesskabet.search.question import Question, understand
from musikfaellesskabet.search.ranking import Match, Ranked, rank
from musikfaellesskabet.search.registry import kinds, label_of

PAGE_SIZE = 20
MOST_POSTINGS = 4000
FEWEST_EACH = 300
MOST_RANKED = 600
MOST_PAGES = MOST_RANKED * 2 // PAGE_SIZE

Postings = dict[int, list[tuple[int, Match]]]


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
    ranked = rank(question.concepts, postings, question.title, only)[: MOST_RANKED * 2]
    seen = _seen(ranked, viewer)
    found = Counter(one_kind for _one, one_kind in seen)
    chosen = [one for one, one_kind in seen if not kind or one_kind == kind]
    answers = Answers(question, total=len(chosen), is_cut=is_cut or len(ranked) == MOST_RANKED * 2)
    answers.counts = [(name, str(label_of(name)), found[name]) for name in kinds() if found[name]]
    shown = chosen[(page - 1) * size : page * size]
    documents = Document.objects.in_bulk([one.document for one in shown])
    answers.hits = [hit_of(documents[one.document], one.matches, question.measure) for one in shown]
    if question.measure:
        answers.unmeasured = _visible(viewer).filter(kind__in=list(found), capacity=None).count()
    return answers


def _visible(viewer: Viewer) -> QuerySet[Document]:
    return Document.objects.filter(audience__in=audiences_of(viewer))


def _seen(ranked: Sequence[Ranked], viewer: Viewer) -> list[tuple[Ranked, str]]:
    """Those the viewer may see, with their kinds; one query."""
    rows = _visible(viewer).filter(pk__in=[one.document for one in ranked]).values_list("pk", "kind")
    kind_of = dict(rows)
    return [(one, kind_of[one.document]) for one in ranked if one.document in kind_of]


def _roomy(measure: Measure) -> dict[int, float]:
    """Documents with room enough, each worth the more the nearer it comes to what was asked."""
    column = f"capacity_{measure.how}" if measure.how else "capacity"
    rows = Document.objects.filter(**{f"{column}__gte": measure.people}).order_by(column, "pk")
    return {pk: 100 * measure.people / size for pk, size in rows.values_list("pk", column)[:MOST_RANKED]}


def _postings(question: Question) -> tuple[Postings, bool]:
    """Every asked word's postings. Of a very common word only the weightiest are read; then the others' documents
    are looked up in it, so that a document is not lost because one of its words is common.
    """
    counts = question.counts()
    most = max(FEWEST_EACH, MOST_POSTINGS // max(1, len(counts)))
    rare = [word for word, count in counts.items() if count <= most]
    common = [word for word, count in counts.items() if count > most]
    postings: Postings = {}
    _read(Posting.objects.filter(word__in=rare), postings)
    for word in common:
        _read(Posting.objects.filter(word=word).order_by("-weight", "document")[:most], postings)
    if common and len(counts) > 1:
        _fill_in(question, postings, common)
    return postings, bool(common)


def _fill_in(question: Question, postings: Postings, common: list[int]) -> None:
    best = rank(question.concepts, postings)[:MOST_RANKED]
    known = {(word, document) for word in common for document, _match in postings.get(word, [])}
    rows = Posting.objects.filter(word__in=common, document__in=[one.document for one in best])
    more: Postings = {}
    _read(rows, more)
    for word, found in more.items():
        postings.setdefault(word, []).extend(pair for pair in found if (word, pair[0]) not in known)


def _read(rows: QuerySet[Posting], postings: Postings) -> None:
    for word, document, *place in rows.values_list("word", "document", "weight", "part", "start", "length"):
        postings.setdefault(word, []).append((document, Match(word, *place)))
