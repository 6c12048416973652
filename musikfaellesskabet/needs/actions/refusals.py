"""What needs refuse, and what they say then."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError


class TooYoungForLetters(DomainError):
    """Under the age at which one's own yes counts, no address is kept: there is nobody who could agree to it."""

    code = "too_young_for_letters"
    message = _("For dem på din alder gemmer vi ingen mail. Slet mailen her, og gem linket på næste side i stedet.")


class TooSensitiveForLetters(DomainError):
    """A wish that may tell something of a person's life is tied to no address."""

    code = "too_sensitive_for_letters"
    message = _(
        "Det ønske gemmer vi ikke sammen med en mail, så ingen kan se, at det er dit. "
        "Slet mailen her, og gem linket på næste side i stedet."
    )


class HasEnded(DomainError):
    code = "has_ended"
    message = _("Behovet er udløbet. Fortæl det igen, hvis det stadig gælder.")


class NotYetDue(DomainError):
    code = "not_yet_due"
    message = _("Ugens tal er udgivet. De næste kommer på mandag.")


class NotSoMany(DomainError):
    code = "not_so_many"
    message = _("Et antal er fra 1 til 500.")


class TooManyCounts(DomainError):
    code = "too_many_counts"
    message = _("I kan have højst 1000 linjer. Læg dem sammen, der ønsker det samme.")
