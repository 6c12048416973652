"""The words of the index as one question needs them: asked for together, and never twice."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value

from musikfaellesskabet.search.models import Equivalent, Spelling, Word
from musikfaellesskabet.search.spelling import allowed, deletions, sound_of, stems
from musikfaellesskabet.search.titles import in_titles

MOST_BEGINNING = 8
"""So many words that begin alike are looked at."""
MOST_ALIKE = 100
"""So many words that share their first half are measured against a misspelt one."""
MOST_SLIPS = 2
_COLUMNS = ("pk", "text", "shown", "sound", "count", "public_count")


class Vocabulary:
    """What has been read of the index for one question; each reading is one query, however much is asked."""

    def __init__(self) -> None:
        self.meanings: dict[str, list[str]] = {}
        self.titled: set[str] = set()
        self._words: dict[str, Word] = {}
        self._near: dict[int, Word] = {}
        self._asked: set[str] = set()
        self._lost: set[str] = set()
        self._beginnings: set[str] = {""}
        self._is_open = False

    def read(
        self, texts: Iterable[str], lost: Iterable[str] = (), beginning: str = "", halves: Iterable[str] = ()
    ) -> None:
        """Read these words, those that `lost` words may have been meant as, those with a beginning, and which of the
        `halves` stand in titles (`titled`).

        The first reading brings all equivalents, too: they are a few hundred, and a question may be read again.
        """
        new, new_lost = set(texts) - self._asked, set(lost) - self._lost
        parts = [Word.objects.filter(text__in=new, count__gt=0)] if new else []
        parts += _near(new_lost) if new_lost else []
        parts += [_beginning(sound_of(beginning))] if beginning not in self._beginnings else []
        rows = [part.order_by().values_list(*_COLUMNS) for part in parts]
        rows += [_titled(halves)] if (halves := set(halves)) else []
        if not self._is_open:
            rows.append(_equivalents())
        if rows:
            self._keep(rows[0].union(*rows[1:], all=True) if len(rows) > 1 else rows[0])
        self._asked |= new
        self._lost |= new_lost
        self._beginnings.add(beginning)
        self._is_open = True

    def _keep(self, rows: Iterable[Any]) -> None:
        meanings: dict[str, set[str]] = {}
        for row in rows:
            if row[0] < 0:
                self.titled.add(row[1])
            elif row[0]:
                word = Word(*row)
                self._words[word.text] = word
                if word.public_count:
                    self._near[word.pk] = word
            else:
                meanings.setdefault(row[1], set()).add(row[2])
        self.meanings |= {key: sorted(words) for key, words in meanings.items()}

    def words(self, texts: Iterable[str]) -> dict[str, Word]:
        """Those of the words that stand in the index; they have been read."""
        return {text: self._words[text] for text in texts if text in self._words}

    def sounding(self, sounds: Iterable[str]) -> list[Word]:
        """Words that sound like any of these."""
        asked = set(sounds)
        return [word for word in self._near.values() if word.sound in asked]

    def beginning(self, sound: str) -> list[Word]:
        """The commonest words that begin like this."""
        found = [word for word in self._near.values() if word.sound.startswith(sound)]
        return sorted(found, key=lambda word: (-word.public_count, word.text))[:MOST_BEGINNING]

    def near(self) -> list[Word]:
        """All words that anything lost may have been meant as. They may be named to anyone."""
        return list(self._near.values())


def _equivalents() -> QuerySet[Any, Any]:
    """Phrases and what else they mean, in the columns of words: key 0, phrase, other words."""
    text, number = CharField(max_length=200), IntegerField()
    zero = Value(0, output_field=number)
    columns = {
        "e0": zero,
        "e1": F("key"),
        "e2": F("words"),
        "e3": Value("", output_field=text),
        "e4": zero,
        "e5": zero,
    }
    return Equivalent.objects.order_by().annotate(**columns).values_list(*columns)


def _titled(halves: set[str]) -> QuerySet[Any, Any]:
    """Words of titles in the columns of words, told from others by a number below zero."""
    return in_titles(halves).order_by().annotate(below=-F("pk")).values_list("below", *_COLUMNS[1:])


def _suggestable() -> QuerySet[Word]:
    """Words that may be named to anyone: those that stand in something public."""
    return Word.objects.filter(public_count__gt=0)


def _near(lost: set[str]) -> list[QuerySet[Word]]:
    """Other spellings of æ, ø, å and endings, beginnings, and words that differ by a slip or two."""
    sounds = {sound_of(form) for word in lost for form in (word, *stems(word))}
    keys: set[str] = set()
    for word in lost:
        sound = sound_of(word)
        if word.isalpha() and allowed(sound):
            keys |= deletions(sound, min(MOST_SLIPS, allowed(sound)))
    near = Spelling.objects.filter(key__in=keys).values("word")
    beginnings = [_beginning(sound_of(word)) for word in sorted(lost) if len(word) >= 3]
    beginnings += [_alike(sound_of(word)) for word in sorted(lost) if allowed(sound_of(word)) == MOST_SLIPS]
    return [_suggestable().filter(sound__in=sounds), _suggestable().filter(pk__in=near), *beginnings]


def _alike(sound: str) -> QuerySet[Word]:
    """Two slips need not be two letters too many: most people begin a word right (øvelokla for øvelokale)."""
    return _beginning(sound[: len(sound) // 2], MOST_ALIKE)


def _beginning(sound: str, most: int = MOST_BEGINNING) -> QuerySet[Word]:
    best = _suggestable().filter(_beginning_with(sound)).order_by("-public_count", "text")[:most]
    return Word.objects.filter(pk__in=best.values("pk"))


def _beginning_with(beginning: str) -> Q:
    """SQLite uses an index for a range only, PostgreSQL (whatever its collation) for a pattern only."""
    if connection.vendor == "sqlite":
        return Q(sound__gte=beginning, sound__lt=beginning + "\U0010ffff")
    return Q(sound__startswith=beginning)
