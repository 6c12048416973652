"""When two actors become one, what either stands behind and houses follows."""

from datetime import datetime, timedelta

import pytest

from musikfaellesskabet.actors import joints
from musikfaellesskabet.actors.actions import edit_actor, merge_actors
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.search import registry
from musikfaellesskabet.search.indexing import refresh
from musikfaellesskabet.search.models import Document
from tests.actors.cast import actor
from tests.cast import NOW, appoint, person
from tests.offers.cast import put_up
from tests.search.naming import naming

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def merged() -> tuple[Actor, Offer]:
    """One house merged into another, and what it had put up, together with the other, at its own place."""
    keep, other = actor(), actor("Huset igen")
    offer, joint = put_up(other), put_up(keep, "Sammen")
    joint.owners.create(actor=other, accepted_at=NOW)
    offer.sessions.update(venue=other)
    merge_actors(keep, other, by=appoint(person("Bo")), now=NOW)
    return keep, offer


def test_offers_and_dates_follow_to_the_actor_that_is_kept() -> None:
    keep, offer = merged()
    assert [owner.actor for owner in offer.owners.all()] == [keep]
    assert [session.venue for session in offer.sessions.all()] == [keep]
    assert [(one.title_da, one.owners.count()) for one in Offer.objects.of(keep)] == [("Bandlørdag", 1), ("Sammen", 1)]


@pytest.mark.parametrize(
    ("here", "there", "left"), [(None, NOW, NOW), (LATER, NOW, NOW), (NOW, LATER, NOW), (NOW, None, NOW)]
)
def test_whoever_said_yes_first_has_said_it_for_both(
    here: datetime | None, there: datetime | None, left: datetime
) -> None:
    keep, other = actor(), actor("Huset igen")
    offer = put_up(actor("Nabo"))
    offer.owners.create(actor=keep, accepted_at=here)
    offer.owners.create(actor=other, accepted_at=there)
    merge_actors(keep, other, by=person("Bo"), now=LATER)
    assert [one.accepted_at for one in offer.owners.filter(actor__in=[keep, other])] == [left]


def test_without_the_joint_they_would_stay_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joints, "_movers", [])
    keep, _offer = merged()
    assert [one.title_da for one in Offer.objects.of(keep)] == ["Sammen"]


def renamed(*, as_venue: bool) -> None:
    """An offer that is in the search by the name of who stands behind it, or houses it; then the name changes."""
    house = actor("Trommehulen")
    offer = put_up(actor("Nabo") if as_venue else house)
    put_up(house, "Kladden", OfferState.DRAFT)
    if as_venue:
        offer.sessions.update(venue=house)
    refresh(offer)
    assert naming("offer", "Trommehulen") == ["/tilbud/bandloerdag/"]
    edit_actor(house, changes={"name": "Kildemosen"}, by=person("Bo"), source="x", now=NOW)


@pytest.mark.parametrize("as_venue", [False, True])
def test_offer_is_in_the_search_by_the_new_name_only(as_venue: bool) -> None:
    renamed(as_venue=as_venue)
    assert (naming("offer", "Kildemosen"), naming("offer", "Trommehulen")) == (["/tilbud/bandloerdag/"], [])
    assert Document.objects.filter(source="offer").count() == 1


def test_without_followers_the_old_name_would_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_followers", {})
    renamed(as_venue=False)
    assert (naming("offer", "Kildemosen"), naming("offer", "Trommehulen")) == ([], ["/tilbud/bandloerdag/"])


def test_offers_of_others_held_at_the_merged_place_are_found_by_the_name_that_is_kept() -> None:
    keep, other = actor("Kildemosen"), actor("Trommehulen")
    offer = put_up(actor("Nabo"))
    offer.sessions.update(venue=other)
    refresh(offer)
    merge_actors(keep, other, by=person("Bo"), now=NOW)
    assert (naming("offer", "Kildemosen"), naming("offer", "Trommehulen")) == (["/tilbud/bandloerdag/"], [])
