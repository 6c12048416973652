"""How a request to the office may move, as data: for claims and for proposals alike."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError


class ClaimState(models.TextChoices):
    SUBMITTED = "submitted", _("Venter på svar")
    ACCEPTED = "accepted", _("Godkendt")
    REFUSED = "refused", _("Afslået")
    WITHDRAWN = "withdrawn", _("Trukket tilbage")


# Kinds of actors that anyone signed in may start at once; all others begin as a proposal to the office.
STARTED_BY_THEMSELVES = frozenset({"artist", "association"})
CLAIMANT, OFFICE = "claimant", "office"


@dataclass(frozen=True)
class Move:
    """One legal step; `by` is who takes it."""

    name: str
    source: ClaimState
    target: ClaimState
    by: str


MOVES = [
    Move("accept", ClaimState.SUBMITTED, ClaimState.ACCEPTED, by=OFFICE),
    Move("refuse", ClaimState.SUBMITTED, ClaimState.REFUSED, by=OFFICE),
    Move("withdraw", ClaimState.SUBMITTED, ClaimState.WITHDRAWN, by=CLAIMANT),
]


class MoveRefused(DomainError):
    """The request does not stand where the move begins."""

    code = "move_refused"
    message = _("Sagen er allerede afgjort.")


def target_of(name: str, state: str) -> ClaimState:
    """Where the move leads from this state. Raises MoveRefused when it does not begin there."""
    for move in MOVES:
        if move.name == name and move.source == state:
            return move.target
    raise MoveRefused


def _unreachable() -> set[str]:
    return set(ClaimState.values) - {ClaimState.SUBMITTED.value} - {move.target.value for move in MOVES}


if _unreachable():
    raise RuntimeError(f"no move leads to {_unreachable()}")
