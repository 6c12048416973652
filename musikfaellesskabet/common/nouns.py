"""The nouns of the code, with the words people see for them: `docs/glossary.md` is this text."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from inspect import getdoc
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import override

from musikfaellesskabet.common.moves import Moves

HEAD = """\
# The nouns of the code

Names in code are the field's standard terms in English; the interface is Danish first. This list is written by
`musik nouns > docs/glossary.md` from the models themselves, and a test holds it true. The words of music life, with
definitions in both languages, are the glossary that readers see at `/ordbog/` (`data/…/glossary.csv`).
"""


def document() -> str:
    """Every model of ours by subject: its name, the Danish word for it, and what it is."""
    lines = [HEAD]
    for app in apps.get_app_configs():
        rows = list(_rows(app.get_models())) if app.name.startswith("musikfaellesskabet.") else []
        if rows:
            lines += [f"## {app.label}", "", "| Noun | På dansk | What it is |", "|---|---|---|", *rows, ""]
            lines += _drawn(app.name)
    return "\n".join(lines)


def _rows(found: Iterator[type[models.Model]]) -> Iterator[str]:
    for model in sorted(found, key=lambda model: model.__name__):
        named = "verbose_name" in model._meta.original_attrs
        with override("da"):
            word = str(model._meta.verbose_name) if named else ""
        what = (getdoc(model) or "").split("\n\n")[0].replace("\n", " ").replace("|", "\\|")
        yield f"| {model.__name__} | {word} | {what} |"


def _drawn(app: str) -> list[str]:
    """How the app's things may move from state to state (`MOVES` in its `states.py`), as a diagram."""
    if not find_spec(f"{app}.states"):
        return []
    moves: Moves[Any] = import_module(f"{app}.states").MOVES
    steps = [f"    {move.source.value} --> {move.target.value}: {move.name}" for move in moves]
    return ["```mermaid", "stateDiagram-v2", f"    [*] --> {moves.first.value}", *steps, "```", ""]
