"""Who takes care of an offer: those seated as owner or editor of an actor that stands behind it."""

from datetime import datetime

from django.db.models import Exists, OuterRef

from musikfaellesskabet.actors.models import Seat, SeatRole
from musikfaellesskabet.actors.models.seat import SeatQuerySet
from musikfaellesskabet.offers.models import Offer, OfferQuerySet
from musikfaellesskabet.offers.queries.page import with_owners
from musikfaellesskabet.people.models import User

_CARE = [SeatRole.OWNER, SeatRole.EDITOR]


def caretakers_of(offer: Offer, at: datetime) -> list[User]:
    """The people who may write on the offer at this moment, each once."""
    behind = offer.owners.exclude(accepted_at=None).values("actor")
    return list(User.objects.filter(pk__in=_caring(at).filter(actor__in=behind).values("user")))


def untended(at: datetime) -> OfferQuerySet:
    """Published offers that nobody can change or close any more: the last who took care of them has gone."""
    caring = _caring(at).filter(
        actor__owned_offers__offer=OuterRef("pk"), actor__owned_offers__accepted_at__isnull=False
    )
    return (
        Offer.objects.published().exclude(Exists(caring)).order_by("published_at", "pk").prefetch_related(with_owners())
    )


def _caring(at: datetime) -> SeatQuerySet:
    return Seat.objects.current(at).filter(role__in=_CARE)
