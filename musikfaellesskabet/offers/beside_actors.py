"""Offers beside their actors: a section on the actor's page, and what becomes of them when two actors become one."""

from musikfaellesskabet.actors.joints import add_section, on_merge
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.offers.models import Offer, OfferOwner, Session
from musikfaellesskabet.offers.queries.mine import coming_of
from musikfaellesskabet.search.indexing import refresh


def move_offers(keep: Actor, other: Actor) -> None:
    """What `other` stands behind, `keep` stands behind; what was to be held at `other`, is held at `keep`."""
    Session.objects.filter(venue=other).update(venue=keep)
    both = OfferOwner.objects.filter(actor=keep).values("offer")
    OfferOwner.objects.filter(actor=other, offer__in=both).delete()
    OfferOwner.objects.filter(actor=other).update(actor=keep)
    for offer in Offer.objects.published().of(keep):
        refresh(offer)


add_section("offers/_of_actor.html", coming_of)
on_merge(move_offers)
