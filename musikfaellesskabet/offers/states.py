"""How an offer may move, as data."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError


class OfferState(models.TextChoices):
    DRAFT = "draft", _("Kladde")
    PUBLISHED = "published", _("Udgivet")
    CLOSED = "closed", _("Lukket")


CARETAKER, OFFICE = "caretaker", "office"


@dataclass(frozen=True)
class Move:
    """One legal step; `by` is who takes it."""

    name: str
    source: OfferState
    target: OfferState
    by: str


MOVES = [
    Move("publish", OfferState.DRAFT, OfferState.PUBLISHED, by=CARETAKER),
    Move("close", OfferState.PUBLISHED, OfferState.CLOSED, by=CARETAKER),
    Move("stop", OfferState.PUBLISHED, OfferState.CLOSED, by=OFFICE),
]
# What may still be written to. A closed offer stands as it was; one copies it.
OPEN_STATES = frozenset({OfferState.DRAFT, OfferState.PUBLISHED})


class MoveRefused(DomainError):
    """The offer does not stand where the move begins."""

    code = "move_refused"
    message = _("Tilbuddet er imens flyttet videre. Hent siden igen, og se, hvordan det står.")


def target_of(name: str, state: str) -> OfferState:
    """Where the move leads from this state. Raises MoveRefused when it does not begin there."""
    for move in MOVES:
        if move.name == name and move.source == state:
            return move.target
    raise MoveRefused


def _unreachable() -> set[str]:
    return set(OfferState.values) - {OfferState.DRAFT.value} - {move.target.value for move in MOVES}


if _unreachable():
    raise RuntimeError(f"no move leads to {_unreachable()}")
