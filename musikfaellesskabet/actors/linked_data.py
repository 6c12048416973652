"""An actor as schema.org sees it, for machines that read pages."""

from typing import Any

from musikfaellesskabet.actors.models import Kind
from musikfaellesskabet.actors.queries.page import ActorPage
from musikfaellesskabet.common.linked_data import CONTEXT, known, page_address, postal_address

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
        "@context": CONTEXT,
        "@type": TYPES.get(actor.kind, "Organization"),
        "@id": page_address(actor),
        "name": actor.name,
        "description": actor.description or actor.subkind,
        "url": actor.website,
        "address": postal_address(
            town=actor.town,
            region=str(actor.municipality or ""),
            postal_code=actor.postal_code,
            country=actor.country,
        ),
    }
    if actor.latitude is not None and actor.longitude is not None and actor.kind == Kind.VENUE:
        found["geo"] = {"@type": "GeoCoordinates", "latitude": actor.latitude, "longitude": actor.longitude}
    if actor.kind == Kind.VENUE:
        found["maximumAttendeeCapacity"] = max(
            (room.figure for room in page.rooms if room.figure is not None), default=None
        )
    if actor.kind == Kind.ARTIST:
        found["genre"] = [name.label for name in page.names["genre"]]
        kit = getattr(actor, "kit", None)
        if kit and kit.musicbrainz_id:
            found["sameAs"] = f"https://musicbrainz.org/artist/{kit.musicbrainz_id}"
    return known(found)
