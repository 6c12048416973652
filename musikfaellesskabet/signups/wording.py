"""How full an offer is, as one says it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from musikfaellesskabet.signups.models import SignUpSheet


def room_in(sheet: SignUpSheet) -> str:
    """«4 ledige pladser», «Venteliste: 3» or «Fuldt». Whoever waits comes first, so with a line no place is free."""
    if sheet.waiting:
        return _("Venteliste: %(count)s") % {"count": sheet.waiting}
    if not sheet.free:
        return _("Fuldt")
    return ngettext("%(count)s ledig plads", "%(count)s ledige pladser", sheet.free) % {"count": sheet.free}
