"""The personal fields of letters and of notices that an account will be erased.

Letters hang on an address, so erasing a person deletes the letters to theirs.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.register import Basis, Erase, Field, Level, on_erase, personal_model, register
from musikfaellesskabet.people.retention import Swept
from musikfaellesskabet.people.wording import tell

CARRY = _("Så brevet kan komme frem, og vi kan se, om det gjorde.")


def letter(name: str, level: Level) -> Field:
    return Field("letters.Delivery", name, CARRY, Basis.TASK, Swept(("letters",)), level)


def notice(name: str, erase: Erase = Erase.BLANK) -> Field:
    purpose = _("Så ingen konto slettes, uden at du har fået besked to gange.")
    return Field("letters.ErasureNotice", name, purpose, Basis.TASK, Swept(("erasure-notices",)), Level.L4, erase=erase)


def delete_letters(user: Any, now: datetime) -> None:
    """Delete every letter to any of the person's addresses, those that wait included."""
    addresses = {address.email.lower() for address in user.emailaddress_set.all()} | {user.email.lower()}
    Delivery.objects.filter(to__in=addresses).delete()


personal_model(
    "letters.Delivery",
    neutral=["message_id", "language", "about", "state", "attempts", "next_attempt_at", "created_at", "sent_at"],
)
register(letter("to", Level.L4), letter("subject", Level.L4), letter("text", Level.L4), letter("refusal", Level.L4))
personal_model("letters.ErasureNotice", neutral=["letter"])
register(notice("user", Erase.ROW), notice("step"), notice("written_at"))
on_erase(delete_letters)

tell(
    {
        "account-erasure-warned": _("Fik brev om, at kontoen bliver slettet"),
    }
)
