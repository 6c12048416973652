"""An invented house that puts things up, and what it puts up."""

from datetime import UTC, datetime, timedelta

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.text import slug_of, sort_key
from musikfaellesskabet.offers.models import Offer, OfferOwner, Session
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.region.models import Stage
from tests.cast import NOW

SOON = datetime(2099, 3, 4, 18, 0, tzinfo=UTC)
"""After whatever day the tests are run on; 19.00 in Denmark."""


def stage(order: int = 2) -> Stage:
    return Stage.objects.get_or_create(order=order, defaults={"slug": f"trin-{order}", "da": f"Trin {order}"})[0]


def put_up(
    owner: Actor,
    title: str = "Bandlørdag",
    state: OfferState = OfferState.PUBLISHED,
    *,
    at: datetime | None = SOON,
    pk: int | None = None,
    **facts: object,
) -> Offer:
    """An offer with all that publishing asks for: its date (with this key) at `at`, or none; `place` is its town."""
    town, municipality = facts.pop("town", ""), facts.pop("municipality", None)
    said = {"kind": "ensemble", "summary_da": "Vi spiller sammen.", **facts}
    offer = Offer.objects.create(
        title_da=title, slug=slug_of(title), sort_title=sort_key(title), state=state, published_at=NOW, **said
    )
    offer.stages.add(stage())
    OfferOwner.objects.create(offer=offer, actor=owner, accepted_at=NOW)
    if at:
        date(offer, at, pk=pk, town=town, municipality=municipality)
    return offer


def date(offer: Offer, at: datetime = SOON, **facts: object) -> Session:
    return Session.objects.create(offer=offer, starts_at=at, ends_at=at + timedelta(hours=2), **facts)
