"""What actions on offers refuse, and what they say then."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError

ASKED_FOR: dict[str, Promise] = {
    "title_da": _("Skriv en titel på dansk."),
    "summary_da": _("Skriv kort, hvad det er."),
    "kind": _("Vælg, hvad det er for en slags."),
    "stages": _("Vælg mindst ét trin."),
    "sessions": _("Læg mindst én dato op, som ikke er forbi."),
}


class NotReady(DomainError):
    """What everyone must know of an offer is missing; `missing` names it."""

    code = "not_ready"

    message = _("Tilbuddet mangler noget, før det kan udgives.")

    def __init__(self, missing: Sequence[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(" ".join([str(self.message), *(str(ASKED_FOR[name]) for name in missing)]))


class TooManyDrafts(DomainError):
    code = "too_many_drafts"
    message = _("Der ligger allerede 50 kladder. Udgiv nogle af dem, eller brug en af dem.")


class OfferClosed(DomainError):
    code = "offer_closed"
    message = _("Tilbuddet er lukket og står, som det var. Kopiér det, og ret kopien.")


class ReasonMissing(DomainError):
    code = "reason_missing"
    message = _("Skriv, hvorfor tilbuddet skal lukkes, og hvor de kan svare.")


class TooManySessions(DomainError):
    code = "too_many_sessions"
    message = _("Det er for mange datoer på én gang. Læg en sæson op ad gangen.")


class SessionTaken(DomainError):
    code = "session_taken"
    message = _("Der er allerede en dato, der begynder på det tidspunkt.")


class SessionCancelled(DomainError):
    code = "session_cancelled"
    message = _("Datoen er aflyst. Læg en ny op i stedet.")


class SessionOver(DomainError):
    code = "session_over"
    message = _("Datoen er forbi og kan ikke ændres.")


class SessionSeen(DomainError):
    code = "session_seen"
    message = _("Andre kan have skrevet datoen i kalenderen. Aflys den i stedet, så kan de se det.")


class NotAnOwner(DomainError):
    code = "not_an_owner"
    message = _("Kun dem, der står bag tilbuddet, kan kopiere det.")
