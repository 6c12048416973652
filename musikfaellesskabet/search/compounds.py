"""Danish compounds taken apart: musikskole → musik + skole, sangskrivningscamp → sang + skrivning + camp."""

from dataclasses import dataclass
from functools import lru_cache

from musikfaellesskabet.search.lexicon import Words

SHORTEST_WORD = 8
SHORTEST_PART = 3
LINKS = ("", "s", "e")

# Words that only look like compounds; particles and endings that are hardly ever parts.
_PROTECTED = """
orkester billet mentor saxofon institution interesse materiale kandidat demokrati parlament instrument element argument
dokument repertoire kammerat karriere partner restaurant elektronisk akustisk klassisk forening deltager resultat
statistik forskning anbefaling international begynder kampagne frivillig statement stakeholder pipeline royalties
programme professionel national regional transport platform politiker permission showcase person
"""
_NEVER_PARTS = """
der den det ens ere ers hed sel ler lig est som til ret ter ner nes all kon for ind hen her gen med mod frem over ned
under hin per sær hel sin tis vis uden ende rende ring ister iste alt ale ion ise gere gerne lige slig alle lede hede
tage tager
"""
PROTECTED = frozenset(_PROTECTED.split())
NEVER_PARTS = frozenset(_NEVER_PARTS.split())


@dataclass(frozen=True)
class Piece:
    """One part of a compound: its base form and where it stands in the word."""

    base: str
    start: int
    length: int


class Splitter:
    """Fewest parts win; among equals the one whose last part is longest."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.split = lru_cache(maxsize=8192)(self._split)

    def _split(self, word: str) -> tuple[Piece, ...]:
        """The parts of a folded word, or nothing where it is not a compound. The last part may be inflected."""
        known = self._words.bases(word)
        base = known[0] if known else word
        if len(base) < SHORTEST_WORD or not PROTECTED.isdisjoint((word, *known)) or not base.isalpha():
            return ()
        pieces = min(self._ways(base), key=lambda way: (len(way), -way[-1].length), default=())
        if len(pieces) > 2 and any(piece.length == SHORTEST_PART for piece in pieces):
            return ()
        if not pieces or not word.startswith(base[: pieces[-1].start]):
            return pieces if base == word else ()
        last = pieces[-1]
        return (*pieces[:-1], Piece(last.base, last.start, len(word) - last.start))

    def _ways(self, word: str) -> list[tuple[Piece, ...]]:
        """For each last part that fits, the fewest parts that lead up to it (with a link after each)."""
        best: dict[int, tuple[Piece, ...]] = {0: ()}
        for start in range(len(word) - SHORTEST_PART):
            if start not in best:
                continue
            for end in range(start + SHORTEST_PART, len(word) - SHORTEST_PART + 1):
                if self._is_inner(word[start:end]):
                    self._reach(best, word, (*best[start], Piece(word[start:end], start, end - start)))
        return [
            (*best[start], Piece(bases[0], start, len(word) - start))
            for start in best
            if 0 < start <= len(word) - SHORTEST_PART and (bases := self._last(word[start:]))
        ]

    def _is_inner(self, part: str) -> bool:
        return part not in NEVER_PARTS and part in self._words.bases(part)

    def _last(self, part: str) -> tuple[str, ...]:
        return () if part in NEVER_PARTS else self._words.bases(part)

    @staticmethod
    def _reach(best: dict[int, tuple[Piece, ...]], word: str, pieces: tuple[Piece, ...]) -> None:
        end = pieces[-1].start + pieces[-1].length
        for link in LINKS:
            reached = end + len(link)
            if word.startswith(link, end) and (reached not in best or len(pieces) < len(best[reached])):
                best[reached] = pieces
