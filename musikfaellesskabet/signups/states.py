"""How a sign-up may move, as data. Everyone begins in the line; who fits is let through at once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.moves import Move, Moves


class SignUpState(models.TextChoices):
    WAITING = "waiting", _("På venteliste")
    HELD = "held", _("Plads holdt, venter på svar")
    PLACED = "placed", _("Har plads")
    CANCELLED = "cancelled", _("Meldt fra")
    LAPSED = "lapsed", _("Svarede ikke i tide")


MOVES = Moves(
    SignUpState.WAITING,
    [
        Move("place", SignUpState.WAITING, SignUpState.PLACED),
        Move("hold", SignUpState.WAITING, SignUpState.HELD),
        Move("take", SignUpState.HELD, SignUpState.PLACED),
        Move("lapse", SignUpState.HELD, SignUpState.LAPSED),
        Move("lapse", SignUpState.WAITING, SignUpState.LAPSED),
        Move("cancel", SignUpState.WAITING, SignUpState.CANCELLED),
        Move("cancel", SignUpState.HELD, SignUpState.CANCELLED),
        Move("cancel", SignUpState.PLACED, SignUpState.CANCELLED),
    ],
    refusal=_("Tilmeldingen er allerede meldt fra eller udløbet."),
)
# Those that fill places, and those that still want something.
TAKING = frozenset({SignUpState.HELD, SignUpState.PLACED})
STANDING = TAKING | {SignUpState.WAITING}
