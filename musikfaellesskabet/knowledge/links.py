"""Links from running text to the glossary: the first time a word stands on a page, in any of its Danish forms."""

import re
from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from musikfaellesskabet.knowledge.models import Term

# Danish endings of nouns and adjectives, also after a doubled last consonant (band, bandets; program, programmer).
DANISH_ENDINGS = "(?:s|t|e|r|n|en|et|er|ne|ens|ets|ers|es|ene|erne|enes|ernes|rne|rnes|ns)?"
ENGLISH_ENDINGS = "(?:s|es|'s|’s)?"
_CONSONANTS = "bcdfgklmnprstvz"

Word = tuple[str, str, bool]


class Glossary:
    """The glossary as it is linked from one page: each word once, whichever text it first stands in."""

    def __init__(self, terms: Iterable[Term], address: str) -> None:
        chosen = sorted(terms, key=lambda term: term.slug)
        self._address = address
        self._words = {
            "da": tuple((term.slug, term.da, term.inflects) for term in chosen),
            "en": tuple((term.slug, term.en, True) for term in chosen),
        }
        self._linked: set[str] = set()

    def link(self, text: str, language: str = "da") -> SafeString:
        """The text, escaped, with links. Words of `language` are looked for."""
        words = self._words[language]
        if not words:
            return conditional_escape(text)
        pattern = _pattern(words, language)
        pieces, end = [], 0
        for match in pattern.finditer(text):
            slug = words[int((match.lastgroup or "t0")[1:])][0]
            if slug in self._linked:
                continue
            self._linked.add(slug)
            pieces.append(conditional_escape(text[end : match.start()]))
            pieces.append(format_html('<a class="term" href="{}#{}">{}</a>', self._address, slug, match[0]))
            end = match.end()
        pieces.append(conditional_escape(text[end:]))
        return mark_safe("".join(pieces))  # noqa: S308  (every piece is escaped above)


@lru_cache(maxsize=8)
def _pattern(words: tuple[Word, ...], language: str) -> re.Pattern[str]:
    """One pattern for all words, the longest first; group `t<n>` tells which. What stands in brackets is left out."""
    order = sorted(range(len(words)), key=lambda number: -len(words[number][1]))
    alternatives = (f"(?P<t{number}>{_forms(words[number][1], words[number][2], language)})" for number in order)
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(alternatives)})(?![\w/-])")


def _forms(word: str, inflects: bool, language: str) -> str:
    """A pattern for the word and its endings. A word with capital letters must be written with them."""
    plain = re.sub(r"\s*[(/].*", "", word).strip()
    body = re.escape(plain)
    if inflects:
        doubled = f"{plain[-1]}?" if language == "da" and plain[-1] in _CONSONANTS else ""
        body += (doubled + DANISH_ENDINGS) if language == "da" else ENGLISH_ENDINGS
    return body if plain != plain.lower() else f"(?i:{body})"
