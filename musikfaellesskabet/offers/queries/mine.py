"""Offers by who stands behind them: a person's own, and an actor's for its page."""

from datetime import datetime
from typing import Any

from django.db.models import Case, OuterRef, Subquery, When

from musikfaellesskabet.actors.models import Actor, Seat, SeatRole
from musikfaellesskabet.offers.models import Offer, Session
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.people.models import User

SHOWN = 12


def offers_of(user: User, now: datetime) -> dict[str, Any]:
    """What the actors that the person takes care of have put up, and the actors; empty without such a seat."""
    seats = Seat.objects.current(now).filter(user=user, role__in=[SeatRole.OWNER, SeatRole.EDITOR])
    actors = [seat.actor for seat in seats.select_related("actor")]
    if not actors:
        return {}
    theirs = Offer.objects.filter(owners__actor__in=actors, owners__accepted_at__isnull=False).distinct()
    return {"actors": actors, "offers": theirs.order_by(_in_states(), "-updated_at")[: 2 * SHOWN]}


def _in_states() -> Case:
    order = [OfferState.DRAFT, OfferState.PUBLISHED, OfferState.CLOSED]
    return Case(*(When(state=state, then=number) for number, state in enumerate(order)))


def coming_of(actor: Actor, now: datetime) -> dict[str, Any]:
    """The actor's published offers with their next dates, for its page; one query."""
    dates = Session.objects.held().not_over(now).filter(offer=OuterRef("pk")).order_by("starts_at")
    starts, town = (Subquery(dates.values(name)[:1]) for name in ("starts_at", "town"))
    rows = Offer.objects.published().of(actor).annotate(next_at=starts, next_town=town).exclude(next_at=None)
    return {"offers": list(rows.order_by("next_at", "sort_title")[:SHOWN])}
