"""What sign-ups refuse, and what they say then."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.once import SentOtherwise
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.signups.queries import is_safeguarded
from musikfaellesskabet.signups.safety import is_for_children


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
    message = _("Skriv først, fra hvilken alder tilbuddet er.")


class AdultsMissing(DomainError):
    """Two adults must answer for the young, and each declaration must be fresh enough."""

    code = "adults_missing"
    message = _(
        "Tilbuddet er også for nogen under 15 år. Skriv først to voksne på, som I har set en børneattest for. "
        "Attesten må højst være 12 måneder gammel."
    )


class NotForChildren(DomainError):
    code = "not_for_children"
    message = _("Her kan man ikke melde børn til: Tilbuddet er for dem, der er gamle nok til selv at sige ja.")


class CustodyMissing(DomainError):
    """Nobody with custody has said yes for the child."""

    code = "custody_missing"
    message = _("En forælder eller værge skal sige ja først.")


class QuestionOver(DomainError):
    """The link in a letter was used before, or its time is over."""

    code = "question_over"
    message = _("Linket er brugt, eller fristen for at svare er forbi.")


class ChildThere(DomainError):
    code = "child_there"
    message = _("Du har allerede meldt et barn med det navn til her.")


class AdultThere(DomainError):
    code = "adult_there"
    message = _("Vedkommende står der i forvejen. Er attesten fornyet, så fjern den gamle linje først.")


class AttestedWrongly(DomainError):
    code = "attested_wrongly"
    message = _("Attesten kan ikke være fra en dag, der ikke er kommet endnu, eller være mere end 12 måneder gammel.")


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
    return AdultsMissing() if is_for_children(offer, now) and not is_safeguarded(offer, now) else None
