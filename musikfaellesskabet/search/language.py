"""The analyser over the dictionary on this machine. The dictionary is built once, in a process of its own."""

import subprocess
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

from musikfaellesskabet.search import lexicon
from musikfaellesskabet.search.analyser import Analyser


def lexicon_path() -> Path:
    """Where the dictionary stands: one file for each version of simplemma."""
    return Path(settings.VAR_DIR) / "search" / f"danish-{lexicon.FORMAT}-{version('simplemma')}.txt"


@cache
def words() -> lexicon.Lexicon:
    """The dictionary. Where none has been built yet, a child process builds it, so that no worker keeps its 118 MB."""
    path = lexicon_path()
    if not path.exists():
        subprocess.run([sys.executable, "-m", lexicon.__name__, str(path)], check=True)  # noqa: S603 (our own module)
    return lexicon.Lexicon(path)


@cache
def analyser() -> Analyser:
    """For questions: what people write is never taken apart by names."""
    return Analyser(words())
