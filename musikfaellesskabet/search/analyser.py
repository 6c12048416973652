"""Text into words that can be looked up: folded, in base form, compounds in parts as well. Knows no database."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from musikfaellesskabet.search.compounds import SHORTEST_PART, Splitter
from musikfaellesskabet.search.lexicon import Words
from musikfaellesskabet.search.stopwords import STOP

VERSION = "1"
"""Raise it when the same text gives other words than before: every document is then indexed anew."""

LONGEST_WORD = 60

# How much a word counts beside the whole word as it stands, in percent.
WHOLE, JOINED, LAST_PART, PART = 100, 60, 50, 40

_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_FOLDED = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "ð": "d", "þ": "th", "ß": "ss"})
_KEPT = "æøå"


@dataclass(frozen=True)
class Token:
    """A word as it stands in a text."""

    text: str
    start: int
    length: int


@dataclass(frozen=True)
class Occurrence:
    """A word to be looked up by, how much it counts (percent), and where in the text it stands."""

    word: str
    percent: int
    start: int
    length: int
    shown: str


def fold(text: str) -> str:
    """Lower case, aa as å, foreign accents away; æ, ø and å stay."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_FOLDED).replace("aa", "å")
    if lowered.isascii():
        return lowered
    return "".join(
        letter if letter in _KEPT or letter.isascii() else unicodedata.normalize("NFD", letter)[0] for letter in lowered
    )


def tokens(text: str) -> list[Token]:
    """The words of a text, folded, with their places. r&b is one word."""
    return [
        Token(fold(match.group())[:LONGEST_WORD], match.start(), match.end() - match.start())
        for match in _WORD.finditer(text)
    ]


def english_stem(word: str) -> str:
    """The word without its plural (Harman 1991, the s-stemmer)."""
    if len(word) > 4 and word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and word[-2] not in "us":
        return word[:-1]
    return word


class Analyser:
    """Danish and English texts into words; Danish needs a dictionary."""

    def __init__(self, words: Words, names: frozenset[str] = frozenset()) -> None:
        """`names` are folded words that are never taken apart (a town is not what it sounds like)."""
        self._words = words
        self._names = names
        self._splitter = Splitter(words)

    def bases(self, word: str) -> tuple[str, ...]:
        """The base forms of a folded Danish word. A compound no dictionary has is inflected in its last part."""
        known = self._words.bases(word)
        if known:
            return known
        pieces = self._splitter.split(word)
        return (word[: pieces[-1].start] + pieces[-1].base,) if len(pieces) == 2 else (word,)

    def pieces(self, word: str) -> tuple[str, ...]:
        """The base forms of a compound's parts; empty where the word is none."""
        return tuple(piece.base for piece in self._splitter.split(word))

    def joined(self, first: str, second: str) -> str | None:
        """The two neighbours as one word, where Danish has it: musik + skole → musikskole."""
        if len(first) < SHORTEST_PART or len(second) < SHORTEST_PART or first in STOP or second in STOP:
            return None
        for link in ("", "s"):
            if known := self._words.bases(first + link + second):
                return known[0]
        return None

    def key(self, phrase: str, language: str) -> str:
        """A phrase as the row of its words, so that inflections of it are the same phrase."""
        found = [token.text for token in tokens(phrase)]
        if language == "en":
            return " ".join(english_stem(word) for word in found)
        return " ".join(self.bases(word)[0] for word in found)

    def occurrences(self, text: str, language: str = "da") -> Iterator[Occurrence]:
        """Every word the text can be found by. Stop words are left out."""
        found = tokens(text)
        for position, token in enumerate(found):
            if token.text in STOP:
                continue
            if language == "en":
                yield _at(token, english_stem(token.text), WHOLE)
                continue
            yield from self._danish(token)
            if position + 1 < len(found):
                yield from self._neighbours(text, token, found[position + 1 : position + 3])

    def _danish(self, token: Token) -> Iterator[Occurrence]:
        for base in self.bases(token.text):
            yield _at(token, base, WHOLE)
        pieces = () if token.text in self._names else self._splitter.split(token.text)
        fits = token.length == len(token.text)
        for piece in pieces:
            percent = LAST_PART if piece is pieces[-1] else PART
            start, length = (piece.start, piece.length) if fits else (0, token.length)
            for base in dict.fromkeys((piece.base, *self._words.bases(token.text[piece.start :][: piece.length]))):
                yield Occurrence(base, percent, token.start + start, length, base)
            for inner in self._splitter.split(piece.base):
                yield Occurrence(inner.base, PART, token.start + start, length, inner.base)

    def _neighbours(self, text: str, token: Token, following: list[Token]) -> Iterator[Occurrence]:
        """Two words that are one elsewhere: «musik skole», «Pop-Pilot», and «musik- og kulturskole»."""
        end, after = token.start + token.length, following[0]
        between = text[end : after.start]
        length = after.start + after.length - token.start
        if between.strip() in {"", "-", "/"} and (joined := self.joined(token.text, after.text)):
            yield Occurrence(joined, JOINED, token.start, length, joined)
        elif between == "-":
            yield Occurrence((token.text + after.text)[:LONGEST_WORD], JOINED, token.start, length, "")
        if between == "- " and after.text in {"og", "eller"} and len(following) > 1:
            pieces = self._splitter.split(following[1].text)
            if pieces and (joined := self.joined(token.text, pieces[-1].base)):
                yield Occurrence(joined, WHOLE, token.start, token.length, joined)


def _at(token: Token, word: str, percent: int) -> Occurrence:
    return Occurrence(word[:LONGEST_WORD], percent, token.start, token.length, token.text)
