"""The letters that offers send, in the reader's language. Subjects are neutral: phones show them locked."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from musikfaellesskabet.letters.actions import Words, write_letters
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.models import User


def tell_stopped(offer: Offer, readers: Iterable[User], *, reason: str, contact: str, now: datetime) -> None:
    """That the office has closed what the readers take care of, why, and where to answer."""
    write_letters(
        readers,
        lambda: Words(
            _("Om noget, I har lagt op"),
            _("Sekretariatet har lukket et tilbud, som I har lagt op:"),
            settings.SITE_URL + offer.get_absolute_url(),
            reason,
            _("Er I uenige, så skriv eller ring: %(contact)s") % {"contact": contact},
            _("Siden står der stadig og viser, at tilbuddet er lukket. I kan kopiere det og rette kopien."),
        ),
        about="offer",
        now=now,
    )
