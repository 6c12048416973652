"""Who has taken part in which agreement, over time."""

from collections.abc import Sequence
from dataclasses import dataclass

from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.region.models import AgreementPeriod, Membership, Municipality


@dataclass(frozen=True)
class Participation:
    """One municipality through all periods; None where nothing is recorded."""

    municipality: Municipality
    memberships: Sequence[Membership | None]


@dataclass(frozen=True)
class History:
    """The agreement periods across, the municipalities down."""

    periods: Sequence[AgreementPeriod]
    rows: Sequence[Participation]
    neighbours: Sequence[Municipality]
    """Municipalities that are known but have never been recorded in an agreement."""


def membership_history() -> History:
    """Every municipality and period; three queries."""
    periods = list(AgreementPeriod.objects.all())
    by_pair = {(one.municipality_id, one.period_id): one for one in Membership.objects.all()}
    municipalities = sorted(Municipality.objects.all(), key=lambda one: sort_key(one.name))
    ever = {municipality for municipality, _period in by_pair}
    rows = [
        Participation(one, [by_pair.get((one.pk, period.pk)) for period in periods])
        for one in municipalities
        if one.pk in ever
    ]
    return History(periods, rows, [one for one in municipalities if one.pk not in ever])
