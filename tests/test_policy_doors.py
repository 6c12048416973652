"""Every verb of every policy is asked for by a door; a rule that no door asks for protects nothing.

A door is a view that names the verb, or a gate of an `access.py` that names it and that a view uses. The properties of
`Rights` are no doors: they only decide which buttons are shown.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from musikfaellesskabet.people import policy

ROOT = Path(policy.__file__).parent.parent
GATES = {path.parent.name: path.read_text() for path in sorted(ROOT.glob("*/access.py"))}
VIEWS = [path.read_text() for path in sorted(ROOT.glob("*/views/*.py"))]
VERBS = [
    (label, verb.name) for label, table in policy.tables() for verb in sorted({verb for verb, _ in table}, key=str)
]


def asked_for(gates: dict[str, str], views: Iterable[str]) -> set[tuple[str, str]]:
    """(subject, name of the verb) of every verb that a door names."""
    trees = [ast.parse(view) for view in views]
    used = {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found = set[tuple[str, str]]()
    for tree in trees:
        found |= set(_named(tree, _origins(tree)))
    for subject, source in gates.items():
        tree = ast.parse(source)
        origins = {"Verb": subject, **_origins(tree)}
        reached = _reached(tree, used)
        found |= {verb for statement in reached for verb in _named(statement, origins)}
    return found


def _origins(tree: ast.AST) -> dict[str, str]:
    """What a subject's `Verb` is called here → the subject that it belongs to."""
    return {
        alias.asname or alias.name: str(node.module).split(".")[-2]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).endswith(".access")
        for alias in node.names
        if alias.name == "Verb"
    }


def _named(tree: ast.AST, origins: dict[str, str]) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in origins:
            yield origins[node.value.id], node.attr


def _reached(tree: ast.Module, used: set[str]) -> list[ast.stmt]:
    """Functions and constants of a module that a view uses, by itself or through another of them."""
    own = {name: statement for statement in tree.body for name in _names_of(statement)}
    reached, waiting = dict[str, ast.stmt](), [name for name in own if name in used]
    while waiting:
        name = waiting.pop()
        reached[name] = own[name]
        inner = {node.id for node in ast.walk(own[name]) if isinstance(node, ast.Name)}
        waiting += [one for one in inner if one in own and one not in reached]
    return [statement for name, statement in reached.items() if name != "POLICY"]


def _names_of(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.FunctionDef):
        return [statement.name]
    if isinstance(statement, ast.Assign):
        return [target.id for target in statement.targets if isinstance(target, ast.Name)]
    return []


@pytest.mark.parametrize("verb", VERBS, ids=[" ".join(verb) for verb in VERBS])
def test_every_verb_is_asked_for_by_a_door(verb: tuple[str, str]) -> None:
    assert verb in asked_for(GATES, VIEWS)


MADE_UP = """
class Rights:
    def may_paint(self): return self.may(Verb.PAINT)
POLICY = {(Verb.PAINT, 1): 1, (Verb.SING, 1): 1, (Verb.DANCE, 1): 1, (Verb.PLAY, 1): 1}
def song_for(user): return _row(user)
def _row(user): return POLICY and get(user, to=Verb.SING)
def nobody_asks(user): return get(user, to=Verb.DANCE)
"""


def test_verb_of_a_table_of_a_button_or_of_an_unused_gate_is_not_asked_for() -> None:
    """Control: of four verbs one is named by a view, one by a gate behind the gate that it uses."""
    view = "from musik.songs.access import Verb as SongVerb, song_for\ndef show(): song_for(1); song_for(SongVerb.PLAY)"
    assert asked_for({"songs": MADE_UP}, [view]) == {("songs", "SING"), ("songs", "PLAY")}
