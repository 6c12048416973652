"""Moves from state to state: legal ones lead on, others are refused in words, and no state is out of reach."""

import pytest
from django.db.models import TextChoices

from musikfaellesskabet.common.moves import Move, MoveRefused, Moves


class Light(TextChoices):
    RED = "red"
    GREEN = "green"


GO = Move("go", Light.RED, Light.GREEN)


def test_legal_move_leads_on_and_another_is_refused() -> None:
    moves = Moves(Light.RED, [GO], refusal="Der er grønt.")
    assert moves.target("go", "red") is Light.GREEN
    for name, state in (("go", "green"), ("stop", "red")):
        with pytest.raises(MoveRefused, match=r"^Der er grønt\.$"):
            moves.target(name, state)


def test_state_that_nothing_leads_to_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="green"):
        Moves(Light.RED, [])
