"""An offer's dates and figures as one says them, in the active language."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import gettext as _

from musikfaellesskabet.offers.models import Offer, Session


def day_of(at: datetime) -> str:
    """«lørdag 5. december 2026»."""
    # Translators: how a day is written, in the letters of Django's date filter.
    return date_format(timezone.localtime(at), _("l j. F Y"))


def day_in_words(day: date) -> str:
    """A day without an hour: «lørdag 5. december 2026»."""
    return date_format(day, _("l j. F Y"))


def hour_of(at: datetime) -> str:
    """«19.00»."""
    return time_format(timezone.localtime(at), "TIME_FORMAT")


def when(session: Session) -> str:
    """A date with its hours; from day to day where it lasts more than one."""
    said = {"day": day_of(session.starts_at), "starts": hour_of(session.starts_at), "ends": hour_of(session.ends_at)}
    if session.lasts_days:
        said["last"] = day_of(session.ends_at)
        return _("%(day)s kl. %(starts)s til %(last)s kl. %(ends)s") % said
    return _("%(day)s kl. %(starts)s-%(ends)s") % said


def moment(at: datetime) -> str:
    """A day with one hour: «lørdag 5. december 2026 kl. 19.00»."""
    return _("%(day)s kl. %(hour)s") % {"day": day_of(at), "hour": hour_of(at)}


def price(offer: Offer) -> str:
    """«Gratis» or «150 kr.»; empty where unknown."""
    if offer.price_dkk is None:
        return ""
    if offer.is_free:
        return _("Gratis")
    whole = offer.price_dkk == offer.price_dkk.to_integral_value()
    figure = number_format(Decimal(offer.price_dkk), decimal_pos=0 if whole else 2, force_grouping=True)
    return _("%(price)s kr.") % {"price": figure}


def ages(offer: Offer) -> str:
    """«13-17 år», «fra 13 år», «til 17 år»; empty where unknown."""
    told = {"low": offer.age_from, "high": offer.age_to}
    if offer.age_from is not None and offer.age_to is not None:
        return _("%(low)s år") % told if offer.age_from == offer.age_to else _("%(low)s-%(high)s år") % told
    if offer.age_from is not None:
        return _("fra %(low)s år") % told
    return _("til og med %(high)s år") % told if offer.age_to is not None else ""


def participants(offer: Offer) -> str:
    """«mindst 6, højst 12»; empty where unknown."""
    told = {"low": offer.participants_from, "high": offer.participants_to}
    if offer.participants_from and offer.participants_to:
        return _("mindst %(low)s, højst %(high)s") % told
    if offer.participants_from:
        return _("mindst %(low)s") % told
    return _("højst %(high)s") % told if offer.participants_to else ""


def month_and_hour(session: Session) -> str:
    """What stands under the great figure of the day: «december 2026, lørdag kl. 19.00»."""
    starts = timezone.localtime(session.starts_at)
    said = {"month": date_format(starts, "F Y"), "weekday": date_format(starts, "l"), "hour": hour_of(starts)}
    return _("%(month)s, %(weekday)s kl. %(hour)s") % said
