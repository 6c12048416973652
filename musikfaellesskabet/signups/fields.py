"""The personal fields of sign-ups, and what becomes of them when a person is erased."""

from datetime import datetime
from functools import partial

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.register import (
    Archive,
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
from musikfaellesskabet.people.retention import Held, Swept
from musikfaellesskabet.people.wording import tell
from musikfaellesskabet.signups.actions import give_all_back
from musikfaellesskabet.signups.actions.consents import take_back
from musikfaellesskabet.signups.queries import guardianships_of, sign_ups_of

HOLD = _("Så arrangøren ved, hvem der kommer, og du kan få besked om din plads.")


def sign_up(name: str, level: Level = Level.L3, erase: Erase = Erase.BLANK) -> Field:
    kept = Swept(("sign-ups-unanswered", "sign-ups-unconfirmed", "sign-ups-withdrawn", "sign-ups"))
    return Field("signups.SignUp", name, HOLD, Basis.TASK, kept, level, erase=erase)


def give_places_back(user: User, now: datetime) -> list[Ending]:
    """Whoever is erased comes no more: the next ones in line get the places. Each sheet keeps its own history of it."""
    children = give_all_back(sign_ups_of(user), now=now)
    return [partial(take_back, one, method="erased", now=now) for one in children]


personal_model("signups.SignUp", neutral=["sheet", "key", "consent"])
register(
    *(sign_up(name) for name in ("name", "whom", "size", "number", "state", "made_at", "ended_at")),
    # The organiser is not shown these; letters go through the platform.
    *(sign_up(name, Level.L4) for name in ("email", "language", "confirmed_at", "answer_by")),
    sign_up("user", Level.L4, Erase.ROW),
    sign_up("said", Level.SECRET),
)
found_by("signups.SignUp", sign_ups_of)
on_erase(give_places_back)


def guardian(name: str, level: Level = Level.L4) -> Field:
    why = _("Så arrangøren ved, hvem der har sagt ja for et barn, og vi kan skrive til vedkommende.")
    kept = Swept(("guardians-unconfirmed", "guardians-withdrawn", "guardians"))
    return Field("signups.Guardian", name, why, Basis.CONSENT, kept, level)


personal_model("signups.Guardian", neutral=["sign_up"])
register(
    guardian("name", Level.L3),
    *(guardian(name) for name in ("rank", "email", "declared_at", "token_until")),
    guardian("token_hash", Level.SECRET),
)
found_by("signups.Guardian", guardianships_of)


def proof(name: str) -> Field:
    why = _("Så vi kan vise, at en forælder har sagt ja for et barn. Her er kun numre.")
    kept = Held(_("Mindst 5 år, kun som numre."))
    return Field("signups.GuardianConsent", name, why, Basis.LAW, kept, Level.L4, Archive.STATUTORY, Erase.KEEP)


# Once the sign-up is deleted, nothing says whose these numbers were.
personal_model("signups.GuardianConsent", neutral=["number", "prev_hash", "hash", "sheet"], has_account=False)
register(*map(proof, ["ticket", "giver", "purpose", "act", "text_hash"]))
register(*map(proof, ["locale", "method", "assurance", "at", "expires_at"]))


def adult(name: str) -> Field:
    why = _("Så to voksne, der må være sammen med børn, står inde for et tilbud til dem.")
    return Field(
        "signups.AdultInCharge", name, why, Basis.LAW, Swept(("adults-in-charge",)), Level.L3, erase=Erase.KEEP
    )


# The adult need not have an account: only whoever declared it reads the row, and it stays when they are erased.
personal_model("signups.AdultInCharge", neutral=["offer"])
register(*map(adult, ("name", "attested_on", "declared_by", "declared_at")))

tell(
    {
        "adult-in-charge-named": _("Skrev en voksen på, som står inde for et tilbud"),
        "adult-in-charge-removed": _("Fjernede en voksen, som stod inde for et tilbud"),
        "sign-up-cancelled": _("Meldte en fra et tilbud"),
        "sign-up-changed": _("Ændrede en tilmelding"),
        "sign-up-opened": _("Åbnede for tilmelding"),
        "sign-ups-lapsed": _("Tilmeldinger, som ingen svarede på i tide"),
    }
)
