"""The personal fields of letters."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.register import Basis, Erase, Field, Level, on_erase, personal_model, register

WHILE_KEPT = _("30 dage efter at brevet er sendt, eller til kontoen slettes.")


def letter(name: str, purpose: object) -> Field:
    return Field("letters.Delivery", name, purpose, Basis.TASK, WHILE_KEPT, Level.L4, erase=Erase.KEEP)  # type: ignore[arg-type]


def forget_letters_to(user: models.Model, now: datetime) -> None:
    """Delete every letter to the person's addresses, also those that wait."""
    addresses = {address.email.lower() for address in user.emailaddress_set.all()} | {user.email.lower()}  # type: ignore[attr-defined]
    Delivery.objects.filter(to__in=addresses).delete()


personal_model(
    "letters.Delivery",
    neutral=["message_id", "language", "about", "state", "attempts", "next_attempt_at", "created_at", "sent_at"],
)
register(
    letter("to", _("Så brevet når frem til dig.")),
    letter("subject", _("Så du kan se, hvad brevet handler om.")),
    letter("text", _("Det vi skrev til dig.")),
    letter("refusal", _("Så vi kan se, hvorfor et brev ikke nåede frem.")),
)
on_erase(forget_letters_to)
