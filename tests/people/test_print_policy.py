"""The policy document says what the code says."""

from itertools import product
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from musikfaellesskabet.people import access, policy


def test_document_in_the_repository_is_current() -> None:
    assert (Path(settings.BASE_DIR) / "docs" / "policy.md").read_text() == policy.document(), (
        "Write it anew: musik policy > docs/policy.md"
    )


def test_command_prints_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("policy")
    assert capsys.readouterr().out == policy.document()


@pytest.mark.parametrize("label", [label for label, _ in policy.tables()])
def test_table_has_a_cell_for_every_verb_in_every_state(label: str) -> None:
    table = dict(policy.tables())[label]
    verbs, states = ({type(key[i]) for key in table} for i in (0, 1))
    assert set(table) == {pair for verb in verbs for state in states for pair in product(verb, state)}


def test_nobody_enters_the_office_in_one_step() -> None:
    assert access.POLICY[access.Verb.OFFICE, access.Standing.ONE_STEP] == frozenset()
