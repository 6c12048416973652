"""How an offer may move, as data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.moves import Move, Moves


class OfferState(models.TextChoices):
    DRAFT = "draft", _("Kladde")
    PUBLISHED = "published", _("Udgivet")
    CLOSED = "closed", _("Lukket")


MOVES = Moves(
    OfferState.DRAFT,
    [
        Move("publish", OfferState.DRAFT, OfferState.PUBLISHED),
        Move("close", OfferState.PUBLISHED, OfferState.CLOSED),
        Move("stop", OfferState.PUBLISHED, OfferState.CLOSED),
    ],
    refusal=_("Tilbuddet er imens flyttet videre. Hent siden igen, og se, hvordan det står."),
)
# What may still be written to. A closed offer stands as it was; one copies it.
OPEN_STATES = frozenset({OfferState.DRAFT, OfferState.PUBLISHED})
