"""Everyday words of the field that mean the same, in Danish and English (`words.csv`); regions add theirs as data."""

import csv
from functools import cache
from pathlib import Path

from musikfaellesskabet.search.analyser import Analyser


def read(path: Path, analyser: Analyser) -> dict[str, list[str]]:
    """Phrase → what else it may be called, as phrases to look up. Words on one line mean the same."""
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            keys = [analyser.key(word, language) for language in ("da", "en") for word in row[language].split(";")]
            for key in keys:
                others = found.setdefault(key, [])
                others += [other for other in keys if other != key and other not in others]
    return found


@cache
def everyday(analyser: Analyser) -> dict[str, list[str]]:
    """The words that come with the platform."""
    return read(Path(__file__).with_name("words.csv"), analyser)
