"""Compounds no dictionary has, made of words that stand in titles: Solbyfestival → Solby + festival."""

from functools import lru_cache

from django.db.models import Exists, OuterRef, QuerySet

from musikfaellesskabet.search.analyser import Analyser, english_stem
from musikfaellesskabet.search.compounds import LINKS, NEVER_PARTS, SHORTEST_PART, SHORTEST_WORD
from musikfaellesskabet.search.models import Posting, Word
from musikfaellesskabet.search.registry import PUBLIC, Weight

IN_TITLE = int(Weight.TITLE * 0.6)
"""The least a whole word of a title counts; parts of it, and words of everything else, count less."""


def in_titles(words: set[str]) -> QuerySet[Word]:
    """Those of the words that stand in public titles: the few words first, then a look for one posting of each."""
    titled = Posting.objects.filter(word=OuterRef("pk"), weight__gte=IN_TITLE, document__audience=PUBLIC)
    return Word.objects.filter(Exists(titled), text__in=words)


@lru_cache(maxsize=256)
def halves(word: str, analyser: Analyser) -> list[tuple[str, str]]:
    """Every way to cut a long word in two, the longest first half first: a town before a shorter name in it.

    A linking letter is left out, and the last half stands in its base forms too. None for a word that the dictionary
    takes apart.
    """
    ways: list[tuple[str, str]] = []
    if len(word) < SHORTEST_WORD or not word.isalpha() or analyser.pieces(word):
        return ways
    for end in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        for link in LINKS:
            head, tail = word[: end - len(link)], word[end:]
            if not word[:end].endswith(link) or len(head) < SHORTEST_PART or not NEVER_PARTS.isdisjoint((head, tail)):
                continue
            ways += [(head, base) for base in dict.fromkeys((tail, *analyser.bases(tail), english_stem(tail)))]
    return ways
