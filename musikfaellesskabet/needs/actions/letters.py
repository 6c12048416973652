"""The letters about a need, in the language it was told in. Subjects are neutral: phones show them locked."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from musikfaellesskabet.letters.actions import Words, write_letter
from musikfaellesskabet.letters.actions.writing import link
from musikfaellesskabet.needs.models import Listener


def ask_to_confirm(listener: Listener, now: datetime) -> None:
    """Whose address it is, is not known yet: the letter says nothing of the need."""
    _write(
        listener,
        now,
        lambda: [
            _("Nogen har bedt om, at vi skriver til din adresse, når der er flere med samme behov i musikken."),
            _("Er det dig, så bekræft det her inden 7 dage:"),
            _own_page(listener),
            _("Er det ikke dig, skal du ikke gøre noget. Så sletter vi adressen."),
        ],
    )


def tell_confirmed(listener: Listener, now: datetime) -> None:
    """Where they can see, renew and withdraw it."""
    _write(
        listener,
        now,
        lambda: [
            _("Tak. Vi skriver, når I er flere."),
            _("Her kan du se dit behov og trække det tilbage. Gem linket, og del det ikke:"),
            _need(listener),
            *_stop(listener),
        ],
    )


def tell_more(listener: Listener, at_least: int, now: datetime) -> None:
    """That so many wish something like it near them."""
    _write(
        listener,
        now,
        lambda: [
            _("I er nu mindst %(count)s i din kommune med et behov som dit.") % {"count": at_least},
            _("Se tallene her:"),
            link("needs"),
            _("Dit eget behov, hvor du også kan trække det tilbage:"),
            _need(listener),
            *_stop(listener),
        ],
    )


def ask_to_renew(listener: Listener, now: datetime) -> None:
    """That its year is nearly over."""
    _write(
        listener,
        now,
        lambda: [
            _("Det er snart et år siden, du fortalte om dit behov. Gælder det stadig, så forny det her:"),
            _need(listener),
            _("Gør du ingenting, sletter vi både behovet og din adresse om 30 dage."),
        ],
    )


def _need(listener: Listener) -> str:
    return settings.SITE_URL + listener.need.get_absolute_url()


def _own_page(listener: Listener) -> str:
    return settings.SITE_URL + listener.get_absolute_url()


def _stop(listener: Listener) -> list[str]:
    return [_("Vil du ikke have breve mere, så sig stop her:"), _own_page(listener)]


def _write(listener: Listener, now: datetime, paragraphs: Callable[[], list[str]]) -> None:
    write_letter(listener, lambda: Words(_("Om dit behov i musikken"), *paragraphs()), about="need", now=now)
