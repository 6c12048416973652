"""Who may open, manage and sign up: every cell of the table, by real people at real offers."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from musikfaellesskabet.actors.access import Role
from musikfaellesskabet.offers.access import rights_to
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.signups.access import POLICY, Standing, Verb, may, offer_to_manage, sheet_for, standing_of
from musikfaellesskabet.signups.models import SignUpSheet
from tests.actors.cast import actor
from tests.actors.test_policy import someone
from tests.cast import NOW
from tests.offers.cast import put_up

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("standing", list(Standing))
def test_every_cell_holds_at_its_door(standing: Standing, role: Role) -> None:
    huset = actor()
    user = someone(role, huset)
    state = OfferState.CLOSED if standing is Standing.CLOSED else OfferState.PUBLISHED
    offer = put_up(huset, state=state, age_from=15)
    sheet = SignUpSheet.objects.create(offer=offer, places=2) if standing is not Standing.UNOPENED else None
    assert standing_of(offer, sheet, LATER) is standing
    roles = rights_to(user, offer, LATER).roles
    assert {verb for verb in Verb if may(verb, standing, roles)} == {
        verb for verb in Verb if role in POLICY[verb, standing]
    }
    manages = role in POLICY[Verb.OPEN if sheet is None else Verb.MANAGE, standing]
    if manages:
        assert offer_to_manage(user, offer.slug)[2] == sheet
    else:
        with pytest.raises(PermissionDenied):
            offer_to_manage(user, offer.slug)
    if sheet is None:
        with pytest.raises(Http404):
            sheet_for(user, offer.slug)
    else:
        assert sheet_for(user, offer.slug)[1] is (role in POLICY[Verb.SIGN_UP, standing])


def test_last_second_closes_it() -> None:
    offer = put_up(actor(), age_from=15)
    sheet = SignUpSheet.objects.create(offer=offer, places=2, closes_at=LATER)
    before = LATER - timedelta(microseconds=1)
    assert [standing_of(offer, sheet, at) for at in (before, LATER)] == [Standing.OPEN, Standing.CLOSED]
