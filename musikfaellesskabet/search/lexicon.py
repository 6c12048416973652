"""Danish word forms and their base forms, looked up in one small file that all workers share.

simplemma's dictionary (788,000 forms) costs 118 MB and a second or more in each process that loads it. `build` writes
it once as sorted lines; a `Lexicon` maps the file and bisects it, so that a process only holds the pages it touched.
"""

import mmap
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Protocol

FORMAT = 2
"""Part of the file's name, so that a file of another make is never read."""


class Words(Protocol):
    """What the analyser asks of a dictionary."""

    def bases(self, form: str) -> tuple[str, ...]:
        """The base forms a form may stand for; empty where the form is unknown."""


def write(bases: Mapping[str, str], path: Path) -> int:
    """Write form → bases as sorted lines; whole or not at all. Returns how many forms were written.

    Only single lower-case words are kept.
    """
    own = {base for base in bases.values() if _is_plain(base)}
    lines = sorted(
        f"{form}\t{','.join(_bases_of(form, base, own))}\n".encode()
        for form, base in bases.items()
        if _is_plain(form) and _is_plain(base)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with unfinished.open("wb") as file:
        file.writelines(lines)
    unfinished.replace(path)
    return len(lines)


def _is_plain(word: str) -> bool:
    return word.isalpha() and word == word.lower()


def _bases_of(form: str, base: str, own: set[str]) -> list[str]:
    """A form may have two: «sang» is a song and the past of «synge»; «billetter» are tickets before an imperative."""
    if form in own:
        return list(dict.fromkeys((form, base)))
    if base == form + "e" and form.endswith("er"):
        stem = form.removesuffix("er")
        noun = stem if stem in own else stem[:-1]
        return [noun, base] if noun in own else [base]
    return [base]


def build(path: Path) -> int:
    """Write simplemma's Danish dictionary to the path; takes two seconds and 300 MB while it lasts."""
    from simplemma.strategies.dictionaries.dictionary_factory import (  # here, because no server process may load it
        DefaultDictionaryFactory,
    )

    return write(DefaultDictionaryFactory().get_dictionary("da"), path)


class Lexicon:
    """A file made by `write`, open for reading."""

    def __init__(self, path: Path) -> None:
        """Raises FileNotFoundError where nothing has been built yet."""
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.bases = lru_cache(maxsize=8192)(self._bases)

    def _bases(self, form: str) -> tuple[str, ...]:
        found = self._entry(form.encode())
        return tuple(found.split(",")) if found else ()

    def _entry(self, form: bytes) -> str | None:
        """What stands behind the form in its line; binary search over lines of unequal length."""
        data, low, high = self._data, 0, len(self._data)
        while low < high:
            middle = (low + high) // 2
            start = data.rfind(b"\n", low, middle) + 1 or low
            end = data.find(b"\n", middle)
            tab = data.find(b"\t", start, end)
            key = data[start:tab]
            if key == form:
                return data[tab + 1 : end].decode()
            if key < form:
                low = end + 1
            else:
                high = start
        return None


if __name__ == "__main__":
    import sys

    build(Path(sys.argv[1]))
