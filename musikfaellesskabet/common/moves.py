"""How a thing may move from state to state, as data: looked up before an act, drawn into the documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError

S = TypeVar("S", bound=TextChoices)


class MoveRefused(DomainError):
    """The thing does not stand where the move begins."""

    code = "move_refused"
    message = _("Det er imens flyttet videre. Hent siden igen, og se, hvordan det står.")


@dataclass(frozen=True)
class Move(Generic[S]):
    """One legal step."""

    name: str
    source: S
    target: S


class Moves(Generic[S]):
    """All legal steps of one kind of thing, from the state in which it begins.

    refusal: what a person is told who comes too late. Raises ValueError when a state cannot be reached.
    """

    def __init__(self, first: S, moves: Sequence[Move[S]], *, refusal: str | Promise = MoveRefused.message) -> None:
        self.first = first
        self._moves = tuple(moves)
        self._refusal = refusal
        unreachable = set(type(first)) - {first} - {move.target for move in moves}
        if unreachable:
            raise ValueError(f"no move leads to {sorted(state.value for state in unreachable)}")

    def __iter__(self) -> Iterator[Move[S]]:
        return iter(self._moves)

    def target(self, name: str, state: str) -> S:
        """Where the move leads from this state. Raises MoveRefused when it does not begin there."""
        for move in self._moves:
            if move.name == name and move.source == state:
                return move.target
        raise MoveRefused(self._refusal)
