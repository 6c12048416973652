"""Who may do what with an offer: every cell of the table, by real people at real offers."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from musikfaellesskabet.actors.access import Role
from musikfaellesskabet.offers.access import POLICY, Standing, Verb, offer_for, owner_for, rights_to
from musikfaellesskabet.offers.states import MOVES, OfferState
from tests.actors.cast import actor, seat
from tests.actors.test_policy import someone
from tests.cast import NOW, person
from tests.offers.cast import put_up

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TAKEN = {Verb.PUBLISH, Verb.CLOSE, Verb.STOP}
STATES = [standing for standing in Standing if standing is not Standing.UNMADE]
CELLS = [(verb, standing, role) for verb in Verb if verb is not Verb.MAKE for standing in STATES for role in Role]


@pytest.mark.parametrize(("verb", "standing", "role"), CELLS)
def test_every_cell_holds(verb: Verb, standing: Standing, role: Role) -> None:
    huset = actor()
    user = someone(role, huset)
    rights = rights_to(user, put_up(huset, state=OfferState(standing.value)), LATER)
    assert rights.may(verb) is (role in POLICY[verb, standing])


def test_states_of_the_table_are_those_of_the_offer() -> None:
    assert [standing.value for standing in STATES] == OfferState.values
    moves = {(move.name, move.source.value) for move in MOVES}
    assert moves == {(verb.value, at.value) for (verb, at), roles in POLICY.items() if roles and verb in TAKEN}


@pytest.mark.parametrize("role", list(Role))
def test_only_the_actors_own_caretakers_make_one(role: Role) -> None:
    huset = actor()
    user = someone(role, huset)
    if role in POLICY[Verb.MAKE, Standing.UNMADE]:
        assert owner_for(user, "huset") == huset
    else:
        with pytest.raises(PermissionDenied):
            owner_for(user, "huset")


def test_one_who_is_only_asked_has_no_say() -> None:
    huset, other, bo = actor(), actor("Et andet hus"), person("Bo")
    offer = put_up(huset, state=OfferState.DRAFT)
    asked = offer.owners.create(actor=other)
    seat(other, bo)
    with pytest.raises(Http404):
        offer_for(bo, offer.slug, to=Verb.SEE)
    asked.accepted_at = NOW
    asked.save()
    assert offer_for(bo, offer.slug, to=Verb.EDIT)[1].acts_for == (other,)


def test_draft_is_not_there_and_published_is_refused() -> None:
    huset, david = actor(), person("David")
    put_up(huset, "Kladde", OfferState.DRAFT)
    put_up(huset)
    for user in (david, AnonymousUser()):
        with pytest.raises(Http404):
            offer_for(user, "kladde", to=Verb.SEE)
        with pytest.raises(PermissionDenied):
            offer_for(user, "bandloerdag", to=Verb.EDIT)
