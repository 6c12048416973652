"""What sign-ups refuse, and what they say then."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.once import SentOtherwise
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.models import AgeLimit


class SheetClosed(DomainError):
    code = "sheet_closed"
    message = _("Tilmeldingen er lukket.")


class GroupTooLarge(DomainError):
    code = "group_too_large"
    message = _("Der er ikke plads til så mange på én gang.")


class KeyUsed(SentOtherwise):
    """The same form came before and said something else; a page answers it with 409."""

    message = _(
        "Du har allerede sendt den her formular, og det er gemt. Nu står der noget andet. "
        "Vil du melde til på ny, så send igen."
    )


class TooFew(DomainError):
    code = "too_few"
    message = _("Der er flere, som allerede har plads. Meld nogen fra først.")


class TooLate(DomainError):
    code = "too_late"
    message = _("Pladsen er gået videre til den næste, fordi fristen for at svare er overskredet.")


class AgeUnknown(DomainError):
    code = "age_unknown"
    message = _("Skriv først, fra hvilken alder tilbuddet er. Tilmelding her er for tilbud fra 15 år.")


class TooYoung(DomainError):
    """Under the age at which one's own consent counts, a guardian's must come first; nothing here can take it."""

    code = "too_young"
    message = _(
        "Tilbuddet er også for nogen under 15 år. For dem skal en forælder eller værge sige ja først, "
        "og det kan siden ikke tage imod. Tag imod tilmeldinger, som I plejer."
    )


class JoinsElsewhere(DomainError):
    code = "joins_elsewhere"
    message = _("Tilbuddet sender folk til en anden side for at melde sig til. Fjern den adresse først.")


class SheetThere(DomainError):
    code = "sheet_there"
    message = _("Tilmeldingen er allerede åbnet. Hent siden igen.")


def barrier(offer: Offer, now: datetime) -> DomainError | None:
    """Why people cannot sign up here for the offer, whatever its sheet says; None where they can."""
    if offer.join_url:
        return JoinsElsewhere()
    if offer.age_from is None:
        return AgeUnknown()
    return TooYoung() if offer.age_from < AgeLimit.objects.years_at(timezone.localdate(now)) else None
