"""Offers beside their actors: a section on the actor's page, and what becomes of them when two become one."""

from django.utils.translation import gettext as _

from musikfaellesskabet.actors.joints import Asked, Topic, add_section, add_topics, on_merge
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.offers.models import Offer, OfferOwner, Session
from musikfaellesskabet.offers.queries.mine import coming_of
from musikfaellesskabet.offers.states import OfferState


def move_offers(keep: Actor, other: Actor) -> None:
    """What `other` stands behind, `keep` stands behind; what was to be held at `other`, is held at `keep`.

    Where both stand behind an offer, the earlier yes counts for the one that is left.
    """
    Session.objects.filter(venue=other).update(venue=keep)
    own = {owner.offer_id: owner for owner in OfferOwner.objects.filter(actor=keep)}
    for double in OfferOwner.objects.filter(actor=other, offer__in=own):
        owner, said_yes = own[double.offer_id], double.accepted_at
        if said_yes and (owner.accepted_at is None or said_yes < owner.accepted_at):
            OfferOwner.objects.filter(pk=owner.pk).update(accepted_at=said_yes)
        double.delete()
    OfferOwner.objects.filter(actor=other).update(actor=keep)


def told_of(asked: Asked) -> dict[tuple[int, int], Topic]:
    """Those of the actors' offers that everyone can see, or could."""
    actors, numbers = [actor for actor, _number in asked], [number for _actor, number in asked]
    behind = OfferOwner.objects.filter(actor__in=actors, offer__in=numbers).exclude(accepted_at=None)
    shown = behind.exclude(offer__state=OfferState.DRAFT).select_related("offer")
    return {(owner.actor_id, owner.offer_id): _topic(owner.offer) for owner in shown}


def _topic(offer: Offer) -> Topic:
    return Topic(_("tilbuddet «%(title)s»") % {"title": offer.title}, offer.get_absolute_url())


add_section("offers/_of_actor.html", coming_of)
on_merge(move_offers)
add_topics("offer", told_of)
