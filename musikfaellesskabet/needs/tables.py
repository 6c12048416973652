"""The counts of needs as a table to take away: what is shown, and nothing else."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.exports import Columns, cell_of
from musikfaellesskabet.needs.models import ShownCount
from musikfaellesskabet.needs.queries import shown_counts

COUNTS: Columns = {
    "at_least": _("Mindst"),
    "group_wish": _("Hvem det skal være for"),
    "municipality": _("Kommune"),
    "stage": _("Trin"),
    "theme": _("Hvad"),
    "age_group": _("Alder"),
    "depth": _("Hvor mange led er fortalt"),
    "made_up": _("Opdigtet"),
    "published_at": _("Udgivet"),
}


def counts_now() -> QuerySet[ShownCount]:
    """What is shown now; a demo's invented counts in a demo alone."""
    return shown_counts(with_made_up=settings.DEMO)


def count_rows() -> Iterator[list[Any]]:
    """A row for each count; one query."""
    for one in counts_now():
        told = {
            "municipality": str(one.municipality or ""),
            "stage": str(one.stage or ""),
            "made_up": one.edition.has_made_up,
            "published_at": one.edition.published_at,
        }
        yield [told[key] if key in told else cell_of(one, key) for key in COUNTS]
