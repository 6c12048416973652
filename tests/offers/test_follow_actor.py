"""When two actors become one, what either stands behind and houses follows."""

from datetime import datetime, timedelta

import pytest

from musikfaellesskabet.actors import joints
from musikfaellesskabet.actors.actions import merge_actors
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.offers.models import Offer
from tests.actors.cast import actor
from tests.cast import NOW, appoint, person
from tests.offers.cast import put_up

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
