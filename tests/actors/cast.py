"""An invented house and band, and the people who act for them."""

from musikfaellesskabet.actors.models import Actor, Kind, Room, Seat, SeatRole
from musikfaellesskabet.common.text import slug_of, sort_key
from musikfaellesskabet.people.models import LedgerEntry, User
from tests.cast import NOW


def actor(name: str = "Huset", kind: Kind = Kind.VENUE, **fields: object) -> Actor:
    return Actor.objects.create(kind=kind, name=name, slug=slug_of(name), sort_name=sort_key(name), **fields)


def room(of: Actor, **facts: object) -> Room:
    return Room.objects.create(actor=of, **{"name": "Salen", **facts})


def seat(of: Actor, user: User, role: SeatRole = SeatRole.OWNER) -> Seat:
    return Seat.objects.create(actor=of, user=user, role=role, since=NOW)


def verbs() -> list[str]:
    """What the ledger says has been done, in order."""
    return list(LedgerEntry.objects.order_by("number").values_list("verb", flat=True))
