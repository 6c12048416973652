"""What sign-ups refuse, and what they say then."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError


class SheetClosed(DomainError):
    code = "sheet_closed"
    message = _("Tilmeldingen er lukket.")


class GroupTooLarge(DomainError):
    code = "group_too_large"
    message = _("Der er ikke plads til så mange på én gang.")


class KeyUsed(DomainError):
    """The same form came before and said something else; trust T8: HTTP 409."""

    code = "key_used"
    message = _("Formularen er sendt før med noget andet i. Hent siden igen, og udfyld den på ny.")


class TooFew(DomainError):
    code = "too_few"
    message = _("Der er flere, som allerede har plads. Meld nogen fra først.")


class TooLate(DomainError):
    code = "too_late"
    message = _("Pladsen er gået videre til den næste, fordi fristen for at svare er overskredet.")
