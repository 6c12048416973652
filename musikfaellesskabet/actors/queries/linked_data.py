"""An actor as schema.org sees it, for machines that read pages."""

from typing import Any

from django.conf import settings

from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.actors.queries.page import ActorPage

TYPES: dict[str, str] = {
    Kind.MUNICIPALITY: "GovernmentOrganization",
    Kind.MUSIC_SCHOOL: "EducationalOrganization",
    Kind.VENUE: "MusicVenue",
    Kind.REHEARSAL: "Place",
    Kind.FESTIVAL: "Festival",
    Kind.EDUCATION: "EducationalOrganization",
    Kind.LIBRARY: "Library",
    Kind.ARTIST: "MusicGroup",
}


def linked_data(page: ActorPage) -> dict[str, Any]:
    """What is known, and nothing that is not: unknown properties are left out."""
    actor = page.actor
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": TYPES.get(actor.kind, "Organization"),
        "@id": settings.SITE_URL + actor.get_absolute_url(),
        "name": actor.name,
        "description": actor.description or actor.subkind,
        "url": actor.website,
        "address": _address(actor),
    }
    if actor.latitude is not None and actor.longitude is not None and actor.kind == Kind.VENUE:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": actor.latitude, "longitude": actor.longitude}
    if actor.kind == Kind.VENUE:
        found["maximumAttendeeCapacity"] = max((room.figure or 0 for room in page.rooms), default=0)
    if actor.kind == Kind.ARTIST:
        found["genre"] = [name.label for name in page.names["genre"]]
        kit = getattr(actor, "kit", None)
        if kit and kit.musicbrainz_id:
            found["sameAs"] = f"https://musicbrainz.org/artist/{kit.musicbrainz_id}"
    return {name: value for name, value in found.items() if value}


def _address(actor: Actor) -> dict[str, str]:
    lines = {
        "postalCode": actor.postal_code,
        "addressLocality": actor.town,
        "addressRegion": str(actor.municipality or ""),
        "addressCountry": actor.country if len(actor.country) == 2 else "",
    }
    said = {name: value for name, value in lines.items() if value}
    return {"@type": "PostalAddress", **said} if actor.town or actor.municipality else {}
