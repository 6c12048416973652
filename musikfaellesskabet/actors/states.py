"""How a request to the office may move, as data: for claims and for proposals alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.moves import Move, Moves


class ClaimState(models.TextChoices):
    SUBMITTED = "submitted", _("Venter på svar")
    ACCEPTED = "accepted", _("Godkendt")
    REFUSED = "refused", _("Afslået")
    WITHDRAWN = "withdrawn", _("Trukket tilbage")


# Kinds of actors that anyone signed in may start at once; all others begin as a proposal to the office.
STARTED_BY_THEMSELVES = frozenset({"artist", "association"})

MOVES = Moves(
    ClaimState.SUBMITTED,
    [
        Move("accept", ClaimState.SUBMITTED, ClaimState.ACCEPTED),
        Move("refuse", ClaimState.SUBMITTED, ClaimState.REFUSED),
        Move("withdraw", ClaimState.SUBMITTED, ClaimState.WITHDRAWN),
    ],
    refusal=_("Sagen er allerede afgjort."),
)
