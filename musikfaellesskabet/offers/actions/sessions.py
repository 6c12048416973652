"""An offer's dates: laid out one by one or week by week, moved, called off."""

from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.seen import NOTHING_SEEN, Seen, differing
from musikfaellesskabet.offers.actions.changes import lock_open, public_sees
from musikfaellesskabet.offers.actions.refusals import (
    SessionCancelled,
    SessionOver,
    SessionSeen,
    SessionTaken,
    TooManySessions,
)
from musikfaellesskabet.offers.joints import News, tell
from musikfaellesskabet.offers.models import Offer, Session
from musikfaellesskabet.offers.series import Series
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

MOST_AT_ONCE, MOST_IN_ALL = 60, 400
MOVED = ("starts_at", "ends_at", "venue", "place", "town", "municipality")


@transaction.atomic
def add_sessions(offer: Offer, series: Series, *, place: Mapping[str, Any], by: User, now: datetime) -> list[Session]:
    """Lay the dates out as rows. place: venue, place, town, municipality; a venue tells its own town and municipality.

    Raises: OfferClosed, TooManySessions, SessionTaken.
    """
    lock_open(offer)
    days = list(islice(series.days(), MOST_AT_ONCE + 1))
    if len(days) > MOST_AT_ONCE or offer.sessions.count() + len(days) > MOST_IN_ALL:
        raise TooManySessions
    told = _located(place)
    rows = []
    for day in days:
        starts, ends = series.hours_of(day)
        off = now if day in series.but_not_on else None
        rows.append(Session(offer=offer, starts_at=starts, ends_at=ends, cancelled_at=off, **told))
    _refuse_taken(offer, [row.starts_at for row in rows])
    made = Session.objects.bulk_create(rows)
    record("offer-sessions-added", by=by, subject=offer, now=now)
    _touch(offer)
    return made


@transaction.atomic
def move_session(
    session: Session, *, changes: Mapping[str, Any], seen: Seen = NOTHING_SEEN, by: User, now: datetime
) -> list[str]:
    """Give the date another time or place. Returns the names of what differs; nothing is written when nothing does.

    seen: marks of what the writer saw. Effects: where the public could see it, it stays to be seen that it was moved,
    and from when.
    Raises: OfferClosed, SessionCancelled, SessionOver, SessionTaken, ChangedMeanwhile.
    """
    offer = _lock_standing(session, now)
    wanted = {name: getattr(session, name) for name in MOVED} | dict(changes)
    wanted |= _located(wanted)
    changed = differing(session, wanted, seen)
    if not changed:
        return []
    if "starts_at" in changed:
        _refuse_taken(offer, [wanted["starts_at"]])
    if not offer.is_draft:
        session.moved_at = now
        if "starts_at" in changed:
            session.moved_from = session.moved_from or session.starts_at
    for name in changed:
        setattr(session, name, wanted[name])
    session.save()
    record("offer-session-moved", by=by, subject=offer, fields=changed, now=now)
    tell(offer, News.DATE_MOVED, now)
    _touch(offer)
    return changed


@transaction.atomic
def cancel_session(session: Session, *, by: User, now: datetime) -> None:
    """Call the date off. It stays in the list, as called off. Raises: OfferClosed, SessionCancelled, SessionOver."""
    offer = _lock_standing(session, now)
    session.cancelled_at = now
    session.save(update_fields=["cancelled_at"])
    record("offer-session-cancelled", by=by, subject=offer, now=now)
    tell(offer, News.DATE_CALLED_OFF, now)
    _touch(offer)


@transaction.atomic
def remove_session(session: Session, *, by: User, now: datetime) -> None:
    """Take the date out of a draft, as if it had never been. Raises: OfferClosed, SessionSeen for what is no draft."""
    offer = session.offer
    lock_open(offer)
    if not offer.is_draft:
        raise SessionSeen
    session.delete()
    record("offer-session-removed", by=by, subject=offer, now=now)


def _lock_standing(session: Session, now: datetime) -> Offer:
    """Hold the offer, and read the date anew; it must still be held, and not be over."""
    offer = session.offer
    lock_open(offer)
    session.refresh_from_db()
    session.offer = offer
    if session.is_cancelled:
        raise SessionCancelled
    if session.ends_at <= now:
        raise SessionOver
    return offer


def _located(place: Mapping[str, Any]) -> dict[str, Any]:
    """What is told of the place; a venue's own town and municipality stand where nothing else is said."""
    venue: Actor | None = place.get("venue")
    told = {"venue": venue, "place": place.get("place", "")}
    told["town"] = place.get("town") or (venue.town if venue else "")
    told["municipality"] = place.get("municipality") or (venue.municipality if venue else None)
    return told


def _refuse_taken(offer: Offer, starts: list[datetime]) -> None:
    if offer.sessions.held().filter(starts_at__in=starts).exists():
        raise SessionTaken


def _touch(offer: Offer) -> None:
    """Dates are part of what the offer says: it has changed with them."""
    offer.save(update_fields=["updated_at"])
    public_sees(offer)
