"""Who may do what at the doors for machines, and the rows that addresses name: a part of `permission_table.py`."""

from collections.abc import Mapping
from typing import Any

from tests.permissions import EVERYONE, Expected, Rule

Rows = Mapping[str, Mapping[str, Any]]
NO_ROWS: Rows = {"": {}}
ACTORS: Rows = {"own": {"slug": "eget-sted"}, "other": {"slug": "andet-sted"}, "unseen": {"slug": "findes-ikke"}}


def machine(rows: Rows = NO_ROWS, by: Rule = EVERYONE) -> Expected:
    """A door for machines, which may ask what they may do."""
    return Expected({"GET": by, "OPTIONS": EVERYONE}, rows)


API = {
    "api/": Expected({"GET": EVERYONE}),
    "api/v1/openapi.json": machine(),
    "api/v1/": machine(),
    "api/v1/municipalities": machine(),
    "api/v1/municipalities/<code>": machine({"unseen": {"code": "0000"}}),
    "api/v1/periods": machine(),
    "api/v1/memberships": machine(),
    "api/v1/stages": machine(),
    "api/v1/target-groups": machine(),
    "api/v1/genres": machine(),
    "api/v1/focus-areas": machine(),
    "api/v1/actors": machine(),
    "api/v1/actors/<slug>": machine(ACTORS),
    "api/v1/networks": machine(),
    "api/v1/practices": machine(),
    "api/v1/practices/<slug>": machine({"own": {"slug": "en-metode"}, "unseen": {"slug": "findes-ikke"}}),
    "api/v1/glossary": machine(),
    "api/v1/glossary/<slug>": machine({"unseen": {"slug": "findes-ikke"}}),
    "api/v1/offers": machine(),
    "api/v1/offers/<slug>": machine({"own": {"slug": "eget-tilbud"}, "unseen": {"slug": "eget-kladde"}}),
    "api/v1/needs": machine(),
    "api/v1/search": machine(),
}
