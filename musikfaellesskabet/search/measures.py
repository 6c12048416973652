"""How many people a place must hold, read out of a question: «plads til 500», «over 300 siddende», «room for 200»."""

import re
from dataclasses import dataclass

_NUMBER = r"(?P<n>\d{1,3}(?:[. ]\d{3})|\d{1,6})"
_MORE = r"(?:(?:over|mindst|minimum|mere end|omkring|cirka|ca\.?|op til|at least|more than|about|around|min\.?)\s+)?"
_STANDING, _SEATED = r"stående|staaende|standing", r"siddende|siddepladser|seated|seats?|sitting"
_PEOPLE = r"pladser|plads|mennesker|personer|gæster|gaester|publikummer|publikum|tilskuere|people|guests|persons"
_BEFORE = r"(?:(?:med\s+)?plads\s+til|(?:with\s+)?room\s+for|kapacitet(?:\s+på)?|capacity(?:\s+of)?)\s+"
_HOW = rf"(?P<how>{_STANDING}|{_SEATED}|{_PEOPLE})"
_PATTERNS = [
    re.compile(rf"\b{_BEFORE}{_MORE}{_NUMBER}(?:\s+{_HOW})*\b", re.IGNORECASE),
    re.compile(rf"\b{_MORE}{_NUMBER}\s+{_HOW}(?:\s+(?:{_PEOPLE}))?\b", re.IGNORECASE),
    re.compile(r"\b(?:over|mindst|mere end|at least|more than)\s+(?P<n>\d{2,6})\b", re.IGNORECASE),
]


@dataclass(frozen=True)
class Measure:
    """At least this many people: `how` is "standing", "seated" or "" for either way."""

    people: int
    how: str = ""


def read_measure(text: str) -> tuple[Measure | None, str]:
    """The measure in the text, if there is one, and the text without it."""
    for pattern in _PATTERNS:
        if match := pattern.search(text):
            people = int(re.sub(r"\D", "", match["n"]))
            said = match.group().lower()
            how = "standing" if re.search(_STANDING, said) else "seated" if re.search(_SEATED, said) else ""
            return Measure(people, how), text[: match.start()] + " " + text[match.end() :]
    return None, text
