"""What the ledger's verbs of the office are called; the office holds no personal fields."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.wording import tell

tell({"actors-told-apart": _("Sagde, at to aktører ikke er den samme")})
