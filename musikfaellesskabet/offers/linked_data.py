"""An offer as schema.org sees it: what runs over time is a Course, what happens on a date an Event.

A room to rehearse in and a place on a bill are neither, and tell nothing.
"""

from typing import Any

from musikfaellesskabet.common.linked_data import CONTEXT, known, organization, page_address, postal_address
from musikfaellesskabet.offers.models import Kind, Offer, Session
from musikfaellesskabet.offers.queries.page import OfferPage

COURSES = frozenset({Kind.TEACHING, Kind.ENSEMBLE, Kind.MENTORING, Kind.COURSE, Kind.CHOIR})
EVENTS = frozenset({Kind.CAMP, Kind.WORKSHOP, Kind.OPEN_STAGE})
LANGUAGES = {"da": ["da"], "en": ["en"], "da-en": ["da", "en"]}


def linked_data(page: OfferPage) -> dict[str, Any]:
    """What is known, and nothing that is not; empty where schema.org has no word for it."""
    offer = page.offer
    if offer.kind in COURSES:
        dates = [known({"@type": "CourseInstance", **_date(one)}) for one in page.coming]
        of_course = {"hasCourseInstance": dates, "provider": [organization(one) for one in page.owners]}
        return known({"@context": CONTEXT, "@type": "Course", **_common(offer), **of_course})
    if offer.kind in EVENTS:
        shared = {**_common(offer), "organizer": [organization(one) for one in page.owners]}
        events = [known({"@type": "Event", **shared, **_date(one)}) for one in page.coming]
        return {"@context": CONTEXT, "@graph": events} if events else {}
    return {}


def _common(offer: Offer) -> dict[str, Any]:
    price = {"@type": "Offer", "price": str(offer.price_dkk), "priceCurrency": "DKK"}
    return {
        "url": page_address(offer),
        "name": offer.title,
        "description": offer.summary,
        "inLanguage": LANGUAGES.get(offer.language, []),
        "isAccessibleForFree": offer.is_free or None,
        "typicalAgeRange": _ages(offer),
        "maximumAttendeeCapacity": offer.participants_to if offer.kind in EVENTS else None,
        "offers": price if offer.price_dkk is not None else None,
    }


def _ages(offer: Offer) -> str:
    if offer.age_from is None and offer.age_to is None:
        return ""
    return f"{offer.age_from or 0}-{'' if offer.age_to is None else offer.age_to}"


def _date(session: Session) -> dict[str, Any]:
    status = "EventRescheduled" if session.moved_from else "EventScheduled"
    return {
        "startDate": session.starts_at.isoformat(),
        "endDate": session.ends_at.isoformat(),
        "eventStatus": f"{CONTEXT}/{'EventCancelled' if session.is_cancelled else status}",
        "previousStartDate": session.moved_from.isoformat() if session.moved_from else "",
        "location": _place(session),
    }


def _place(session: Session) -> dict[str, Any] | None:
    if not session.where:
        return None
    address = postal_address(town=session.town, region=str(session.municipality or ""))
    return known({"@type": "Place", "name": session.where, "address": address})
