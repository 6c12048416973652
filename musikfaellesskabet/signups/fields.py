"""The personal fields of sign-ups, and what becomes of them when a person is erased."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.register import (
    Basis,
    Ending,
    Erase,
    Field,
    Level,
    found_by,
    on_erase,
    personal_model,
    register,
)
from musikfaellesskabet.people.retention import Swept
from musikfaellesskabet.people.wording import tell
from musikfaellesskabet.signups.actions import give_all_back
from musikfaellesskabet.signups.queries import sign_ups_of

HOLD = _("Så arrangøren ved, hvem der kommer, og du kan få besked om din plads.")


def sign_up(name: str, level: Level = Level.L3, erase: Erase = Erase.BLANK) -> Field:
    kept = Swept(("sign-ups-unanswered", "sign-ups-unconfirmed", "sign-ups"))
    return Field("signups.SignUp", name, HOLD, Basis.TASK, kept, level, erase=erase)


def give_places_back(user: User, now: datetime) -> list[Ending]:
    """Whoever is erased comes no more: the next ones in line get the places. Each sheet keeps its own history of it."""
    give_all_back(sign_ups_of(user), now=now)
    return []


personal_model("signups.SignUp", neutral=["sheet", "key"])
register(
    *(sign_up(name) for name in ("name", "size", "number", "state", "made_at")),
    # The organiser is not shown these; letters go through the platform.
    *(sign_up(name, Level.L4) for name in ("email", "language", "confirmed_at", "answer_by")),
    sign_up("user", Level.L4, Erase.ROW),
    sign_up("said", Level.SECRET),
)
found_by("signups.SignUp", sign_ups_of)
on_erase(give_places_back)

tell(
    {
        "sign-up-cancelled": _("Meldte en fra et tilbud"),
        "sign-up-changed": _("Ændrede en tilmelding"),
        "sign-up-opened": _("Åbnede for tilmelding"),
        "sign-ups-lapsed": _("Tilmeldinger, som ingen svarede på i tide"),
    }
)
