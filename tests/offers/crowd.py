"""Any number of offers, written by the shortest way."""

from datetime import timedelta

from django.utils import timezone

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.offers.models import Offer, OfferOwner, Session
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.region.models import Genre, Municipality, Stage


def make_offers(actors: list[Actor]) -> None:
    """Each actor puts up one choir, free, with a date to come."""
    now = timezone.now()
    offers = Offer.objects.bulk_create(
        Offer(
            title_da=f"Tilbud {number}",
            slug=f"tilbud-{number}",
            sort_title=f"tilbud {number:06}",
            summary_da="Vi synger.",
            kind="choir",
            price_dkk=0,
            state=OfferState.PUBLISHED,
        )
        for number in range(len(actors))
    )
    pairs = list(zip(offers, actors, strict=True))
    OfferOwner.objects.bulk_create(OfferOwner(offer=offer, actor=actor, accepted_at=now) for offer, actor in pairs)
    home = Municipality.objects.get(code="0101")
    Session.objects.bulk_create(
        Session(
            offer=offer,
            starts_at=now + timedelta(days=2 + number % 300),
            ends_at=now + timedelta(days=2 + number % 300, hours=2),
            municipality=home,
        )
        for number, offer in enumerate(offers)
    )
    for name, word in (("stages", Stage.objects.get(slug="en")), ("genres", Genre.objects.get(slug="rock"))):
        joins = getattr(Offer, name).through
        joins.objects.bulk_create(joins(offer=offer, **{str(word._meta.model_name): word}) for offer in offers)
