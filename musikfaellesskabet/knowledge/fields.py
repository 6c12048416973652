"""What the ledger's verbs about knowledge are called; knowledge holds no personal fields."""

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.people.wording import tell

tell({"practice-checked": _("Tjekkede en metode")})
