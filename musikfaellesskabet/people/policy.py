"""The policy as a document: every app's table of role × verb × state, from its `access.py`."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

Table = Mapping[tuple[StrEnum, StrEnum], frozenset[StrEnum]]

HEAD = """# Who may do what

Written by `musik policy`; a test holds it to the code. What is not in a table, nobody may do. A row one may not see
does not exist (404); a row one sees but may not change is refused (403).
"""


def tables() -> Iterator[tuple[str, Table]]:
    """(app, its policy) for every app of ours that has one."""
    for config in sorted(apps.get_app_configs(), key=lambda one: one.label):
        name = f"{config.name}.access"
        if config.name.startswith("musikfaellesskabet.") and find_spec(name) is not None:
            table = getattr(import_module(name), "POLICY", None)
            if table is not None:
                yield config.label, table


def document() -> str:
    """The whole policy as Markdown."""
    return "\n".join([HEAD, *(_section(label, table) for label, table in tables())])


def _section(label: str, table: Table) -> str:
    roles = list(type(next(role for allowed in table.values() for role in allowed)))
    lines = [
        f"## {label}",
        "",
        "| Verb | State | " + " | ".join(roles) + " |",
        "|---|---|" + "---|" * len(roles),
    ]
    for (verb, state), allowed in table.items():
        cells = " | ".join("yes" if role in allowed else "–" for role in roles)
        lines.append(f"| {verb} | {state} | {cells} |")
    return "\n".join([*lines, ""])
