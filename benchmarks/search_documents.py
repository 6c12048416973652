"""Made-up documents for the search benchmark, and the databases' own full-text search as a rival."""

import random
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection, transaction

from musikfaellesskabet.search import registry
from musikfaellesskabet.search.analyser import Analyser, tokens
from musikfaellesskabet.search.language import analyser, words
from musikfaellesskabet.search.models import Document, Posting, Spelling, Word
from musikfaellesskabet.search.pages import Page, page_of
from musikfaellesskabet.search.registry import PUBLIC, Entry, Part, Room, Weight
from musikfaellesskabet.search.spelling import deletions, sound_of

BATCH = 2_000
NEW_NAMES = 0.3
"""The share of documents with a name of their own that stands nowhere else."""


def fill(count: int, chance: random.Random) -> tuple[list[str], int]:
    """Write so many documents; returns the words as often as they were used, and the number of postings."""
    said = [token.text for text in _real_texts() for token in tokens(text)]
    splitter = Analyser(words())
    known = dict(Word.objects.values_list("text", "pk"))
    counts: dict[int, int] = {}
    batch: list[Page] = []
    for number in range(count):
        batch.append(page_of(_entry(number, said, chance), splitter))
        if len(batch) == BATCH or number == count - 1:
            _write(batch, number, known, counts)
            batch = []
    _count(counts)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return said, Posting.objects.count()


def _real_texts() -> Iterator[str]:
    for document in Document.objects.order_by("pk"):
        yield from (part["text"] for part in document.parts)


def _entry(number: int, said: list[str], chance: random.Random) -> Entry:
    def some(fewest: int, most: int) -> str:
        return " ".join(chance.choice(said) for _ in range(chance.randint(fewest, most)))

    own = _made_up(chance) + " " if chance.random() < NEW_NAMES else ""
    kind = chance.choice(registry.kinds())
    room = Room(standing=chance.choice([None, None, chance.randint(20, 2000)])) if kind == "venue" else Room()
    parts = [
        Part("Slags", some(1, 2), Weight.KEYWORD),
        Part("Sted", chance.choice(said), Weight.KEYWORD, ""),
        Part("Partnere", some(0, 15), Weight.MENTION),
    ]
    return Entry(
        kind, f"/x/{number}/", own + some(1, 4), summary_da=some(10, 40), place=some(1, 1), parts=parts, room=room
    )


def _made_up(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiouyø") for _ in range(chance.randint(2, 4)))


@transaction.atomic
def _write(batch: list[Page], last: int, known: dict[str, int], counts: dict[int, int]) -> None:
    first = last - len(batch) + 1
    documents = Document.objects.bulk_create(
        [Document(source="bench", object_id=first + at, **page.fields()) for at, page in enumerate(batch)]
    )
    new = sorted({text for page in batch for text in page.places if text not in known})
    made = Word.objects.bulk_create([Word(text=text, shown=text.lstrip("="), sound=sound_of(text)) for text in new])
    known.update({word.text: word.pk for word in made})
    spelt = [word for word in made if word.text.isalpha() and len(word.text) >= 3]
    _insert(Spelling, ["key", "word_id"], [(key, word.pk) for word in spelt for key in deletions(sound_of(word.text))])
    rows = []
    for document, page in zip(documents, batch, strict=True):
        for text, place in page.places.items():
            word = known[text]
            counts[word] = counts.get(word, 0) + 1
            rows.append((word, document.pk, place.weight, place.part, place.start, place.length))
    _insert(Posting, ["word_id", "document_id", "weight", "part", "start", "length"], rows)


def _insert(model: Any, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """Many rows at once, by the database's own shortest way."""
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({places})", rows)  # noqa: S608


def _count(counts: dict[int, int]) -> None:
    found = list(Word.objects.filter(pk__in=[]))
    ids = list(counts)
    for start in range(0, len(ids), BATCH):
        found = list(Word.objects.filter(pk__in=ids[start : start + BATCH]))
        for word in found:
            word.count += counts[word.pk]
            word.public_count += counts[word.pk]
        Word.objects.bulk_update(found, ["count", "public_count"], batch_size=300)


def rival_of(connection: Any) -> Callable[[str], object]:
    """The database's own index over the same words: any of them, ordered by its own rank, the best 600."""
    rows = Posting.objects.filter(document__audience=PUBLIC).order_by("document").values_list("document", "word__text")
    texts: dict[int, list[str]] = {}
    for document, text in rows.iterator(chunk_size=10_000):
        texts.setdefault(document, []).append(text.replace(" ", "_").replace("'", "").lstrip("="))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE VIRTUAL TABLE rival USING fts5(body, tokenize='unicode61 remove_diacritics 0')")
            pairs = [(document, " ".join(found)) for document, found in texts.items()]
            cursor.executemany("INSERT INTO rival (rowid, body) VALUES (%s, %s)", pairs)
        else:
            cursor.execute("CREATE TABLE rival (id bigint PRIMARY KEY, body tsvector)")
            pairs = [(document, " ".join(found)) for document, found in texts.items()]
            cursor.executemany("INSERT INTO rival VALUES (%s, to_tsvector('simple', %s))", pairs)
            cursor.execute("CREATE INDEX rival_body ON rival USING gin (body)")
            cursor.execute("ANALYZE rival")
    return _ask_sqlite if connection.vendor == "sqlite" else _ask_postgresql


def _bases(question: str) -> list[str]:
    return [base for token in tokens(question) if token.text.isalnum() for base in analyser().bases(token.text)]


def _ask_sqlite(question: str) -> object:
    asked = " OR ".join(f'"{base}"' for base in _bases(question))
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM rival WHERE rival MATCH %s ORDER BY bm25(rival) LIMIT 600", [asked or '"x"'])
        return cursor.fetchall()


def _ask_postgresql(question: str) -> object:
    asked = " | ".join(f"'{base}'" for base in _bases(question)) or "'x'"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM rival WHERE body @@ %s::tsquery ORDER BY ts_rank(body, %s::tsquery) DESC LIMIT 600",
            [asked, asked],
        )
        return cursor.fetchall()
