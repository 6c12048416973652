"""The personal fields of letters and of notices that an account will be erased.

Letters hang on an address, so a person's letters are those to theirs: to read, and to delete with the account.
"""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.letters.queries import letters_to
from musikfaellesskabet.people.register import Basis, Erase, Field, Level, found_by, personal_model, register
from musikfaellesskabet.people.retention import Swept
from musikfaellesskabet.people.wording import tell

CARRY = _("Så brevet kan komme frem, og vi kan se, om det gjorde.")


def letter(name: str, level: Level, sweep: str = "letters") -> Field:
    return Field("letters.Delivery", name, CARRY, Basis.TASK, Swept((sweep,)), level)


def notice(name: str, erase: Erase = Erase.BLANK) -> Field:
    purpose = _("Så ingen konto slettes, uden at du har fået besked to gange.")
    return Field("letters.ErasureNotice", name, purpose, Basis.TASK, Swept(("erasure-notices",)), Level.L4, erase=erase)


personal_model(
    "letters.Delivery", neutral=["message_id", "language", "about", "attempts", "next_attempt_at", "worth_until"]
)
register(
    *(letter(name, Level.L4) for name in ("to", "subject", "state", "created_at", "sent_at", "refusal")),
    # May hold a link that opens a door, which must not help whoever has come by a session of the person's.
    letter("text", Level.SECRET, "letters-unsent"),
)
found_by("letters.Delivery", letters_to)
personal_model("letters.ErasureNotice", neutral=["letter"])
register(notice("user", Erase.ROW), notice("step"), notice("written_at"))

tell(
    {
        "account-erasure-warned": _("Fik brev om, at kontoen bliver slettet"),
    }
)
