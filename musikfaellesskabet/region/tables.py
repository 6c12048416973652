"""The region as tables to take away: municipalities, and their part in the agreements."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.exports import Columns, cell_of
from musikfaellesskabet.region.models import Membership

MUNICIPALITIES: Columns = {
    "code": _("Kommunekode"),
    "name": _("Navn"),
    "latitude": _("Breddegrad"),
    "longitude": _("Længdegrad"),
    "population": _("Indbyggere"),
    "population_year": _("Indbyggere i år"),
    "confidence": _("Sikkerhed"),
    "source": _("Kilde"),
}
MEMBERSHIPS: Columns = {
    "municipality_code": _("Kommunekode"),
    "municipality": _("Kommune"),
    "period": _("Aftaleperiode"),
    "status": _("Med"),
    "confidence": _("Sikkerhed"),
    "source": _("Kilde"),
}


def membership_rows(memberships: Iterable[Membership]) -> Iterator[list[Any]]:
    """The memberships, with municipalities and periods fetched."""
    for one in memberships:
        told = [cell_of(one, name) for name in ("status", "confidence", "source")]
        yield [one.municipality.code, one.municipality.name, one.period.slug, *told]
