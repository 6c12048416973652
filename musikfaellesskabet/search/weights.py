"""The stored weights that a question is ranked by: one statement, however many words and whatever the database."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from musikfaellesskabet.search.measures import Measure
from musikfaellesskabet.search.models import Document, Posting
from musikfaellesskabet.search.question import Question
from musikfaellesskabet.search.ranking import Concept

MOST_POSTINGS = 2400
FEWEST_EACH = 300
MOST_FILLED = 200
MOST_ROOMY = 400

Weights = dict[int, dict[int, int]]
_ROOMY = 0
"""Stands for a word's key where a row says how many people a place holds."""
_POSTINGS, _DOCUMENTS = Posting._meta.db_table, Document._meta.db_table


def weights_of(question: Question) -> tuple[Weights, dict[int, float] | None, bool]:
    """Every asked word's weights; what each place with room enough is worth, where that was asked; whether some
    weights were left out.

    Of a very common word only the weightiest are read; then the best documents so far are looked up in it, so that a
    document is not lost because one of its words is common. Plain SQL, because the ORM cannot say limits inside a
    union; the same on every database.
    """
    counts = question.counts()
    most = max(FEWEST_EACH, MOST_POSTINGS // max(1, len(counts)))
    common = [word for word, count in counts.items() if count > most]
    weights: Weights = {word: {} for word in counts}
    only: dict[int, float] | None = {} if question.measure else None
    for word, document, weight in _rows(question, list(counts), common, most):
        if word != _ROOMY:
            weights[word][document] = weight
        elif only is not None and question.measure:
            only[document] = 100 * question.measure.people / weight
    return weights, only, bool(common)


def _rows(question: Question, words: Sequence[int], common: Sequence[int], most: int) -> list[tuple[int, int, int]]:
    worth = _worth(question.concepts)
    selects: list[str] = []
    values: list[Any] = []
    before = ""
    if words:
        one = (
            f"SELECT word_id, document_id, weight, weight * %s AS worth FROM {_POSTINGS} "  # noqa: S608 (our tables)
            "WHERE word_id = %s ORDER BY weight DESC, document_id LIMIT %s"
        )
        read = " UNION ALL ".join(f"SELECT * FROM ({one}) AS word{number}" for number in range(len(words)))  # noqa: S608
        before = f"WITH weightiest AS ({read}) "
        for word in words:
            values += [worth.get(word, 0.0), word, most]
        selects.append("SELECT word_id, document_id, weight FROM weightiest")
    if common and len(words) > 1:
        best = "SELECT document_id FROM weightiest GROUP BY document_id ORDER BY SUM(worth) DESC, document_id LIMIT %s"
        places = ", ".join(["%s"] * len(common))
        selects.append(
            f"SELECT word_id, document_id, weight FROM {_POSTINGS} "  # noqa: S608
            f"WHERE word_id IN ({places}) AND document_id IN ({best})"
        )
        values += [*common, MOST_FILLED]
    if question.measure:
        selects.append(_roomy(question.measure))
        values += [question.measure.people, MOST_ROOMY]
    if not selects:
        return []
    with connection.cursor() as cursor:
        cursor.execute(before + " UNION ALL ".join(selects), values)
        found: list[tuple[int, int, int]] = cursor.fetchall()
    return found


def _worth(concepts: Sequence[Concept]) -> dict[int, float]:
    """What a weight of each word is worth, nearly as `ranking` reckons it."""
    worth: dict[int, float] = {}
    for concept in concepts:
        for alternate in concept.alternates.values():
            for word in alternate.words:
                worth[word] = max(worth.get(word, 0.0), concept.rarity * alternate.percent / 100)
    return worth


def _roomy(measure: Measure) -> str:
    """Places with room enough: the nearer to what was asked, the better."""
    column = f"capacity_{measure.how}" if measure.how else "capacity"
    places = f"SELECT id, {column} AS people FROM {_DOCUMENTS} WHERE {column} >= %s ORDER BY {column}, id LIMIT %s"  # noqa: S608
    return f"SELECT {_ROOMY}, id, people FROM ({places}) AS roomy"  # noqa: S608
