"""What the ledger's verbs about offers are called; an offer holds no personal fields."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.wording import tell

tell(
    {
        "offer-closed": _("Lukkede et tilbud"),
        "offer-copied": _("Kopierede et tilbud"),
        "offer-created": _("Begyndte på et tilbud"),
        "offer-edited": _("Rettede et tilbud"),
        "offer-published": _("Udgav et tilbud"),
        "offer-session-cancelled": _("Aflyste en dato i et tilbud"),
        "offer-session-moved": _("Flyttede en dato i et tilbud"),
        "offer-session-removed": _("Fjernede en dato fra en kladde"),
        "offer-sessions-added": _("Lagde datoer i et tilbud"),
        "offer-stopped": _("Lukkede et tilbud for dem, der lagde det op"),
    }
)
