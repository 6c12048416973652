"""`musik region load`: the real files, twice, and rows that cannot be read."""

import pytest
from django.conf import settings

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.knowledge.models import Practice, Term
from musikfaellesskabet.region.loading import Outcome, load
from musikfaellesskabet.region.models import Membership


def test_real_region_loads_without_a_refusal(kulturmetropolen: Outcome) -> None:
    assert kulturmetropolen.refused == []
    counts = (
        Actor.objects.count(),
        Practice.objects.count(),
        Term.objects.count(),
        Membership.objects.count(),
    )
    assert counts == (34 + 14 + 27 + 43, 36, 118, 42)


def test_loading_twice_changes_nothing(kulturmetropolen: Outcome) -> None:
    again = load(settings.BASE_DIR / "data" / "kulturmetropolen")
    assert (again.created, again.updated, again.conflicts) == (0, 0, [])


@pytest.mark.usefixtures("kulturmetropolen")
def test_membership_keeps_likely_and_unknown() -> None:
    statuses = dict(Membership.objects.filter(period__slug="2020-2023").values_list("municipality__name", "status"))
    assert (statuses["Roskilde"], statuses["Stevns"]) == ("likely", "unknown")
