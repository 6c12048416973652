"""Rows as the API shows them: plain values by the names in `schemas`."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override

from musikfaellesskabet.actors.models import Actor, Room
from musikfaellesskabet.actors.queries.facts import FIELD_OF_WORD
from musikfaellesskabet.actors.queries.page import words_of
from musikfaellesskabet.common.provenance import Sourced
from musikfaellesskabet.knowledge.models import NetworkProfile, Origin, Practice, Term
from musikfaellesskabet.offers.models import Offer, Session
from musikfaellesskabet.offers.models.offer import ACCESS
from musikfaellesskabet.offers.queries.page import OfferPage, owners_of
from musikfaellesskabet.region.models import AgreementPeriod, Concept, Membership, Municipality

CONCEPTS_OF_ACTOR = ("stages", "genres", "target_groups", "focus_areas")
ROOM_FIELDS = (
    "name",
    "use",
    "capacity_standing",
    "capacity_seated",
    "capacity_unspecified",
    "stage_width_m",
    "stage_depth_m",
    "stage_height_m",
    "pa",
    "light",
    "backline",
    "piano",
    "load_in",
    "step_free_entrance",
    "step_free_stage",
    "accessible_toilet",
    "hearing_loop",
    "quiet_room",
)


def address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def provenance(row: Sourced) -> dict[str, Any]:
    return {"source": row.source, "confidence": row.confidence, "checked_on": row.checked_on}


def concept_short(concept: Concept) -> dict[str, Any]:
    return {"slug": concept.slug, "label": {"da": concept.da, "en": concept.en}}


def concept(concept: Concept) -> dict[str, Any]:
    definition = {"da": concept.definition_da, "en": concept.definition_en}
    return concept_short(concept) | {"order": concept.order, "definition": definition}


def municipality_short(place: Municipality) -> dict[str, Any]:
    return {"code": place.code, "slug": place.slug, "name": place.name}


def municipality(place: Municipality) -> dict[str, Any]:
    return municipality_short(place) | {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "population": place.population,
        "population_year": place.population_year,
        "provenance": provenance(place),
    }


def period(one: AgreementPeriod) -> dict[str, Any]:
    return {"slug": one.slug, "starts": one.starts, "ends": one.ends}


def membership(one: Membership) -> dict[str, Any]:
    return {
        "municipality": municipality_short(one.municipality),
        "period": one.period.slug,
        "status": one.status,
        "provenance": provenance(one),
    }


def actor_short(one: Actor) -> dict[str, Any]:
    return {"slug": one.slug, "kind": one.kind, "name": one.name, "url": address(f"/aktoerer/{one.slug}/")}


def actor(one: Actor) -> dict[str, Any]:
    """One of a list, with its concepts prefetched."""
    concepts = {name: [concept_short(each) for each in getattr(one, name).all()] for name in CONCEPTS_OF_ACTOR}
    return _actor(one, concepts)


def _actor(one: Actor, concepts: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    return actor_short(one) | {
        "subkind": one.subkind,
        "description": {"da": one.description_da, "en": one.description_en},
        "website": one.website,
        "country": one.country,
        "municipality": municipality_short(one.municipality) if one.municipality else None,
        "town": one.town,
        "postal_code": one.postal_code,
        "latitude": one.latitude,
        "longitude": one.longitude,
        **concepts,
        "updated_at": one.updated_at,
        "provenance": provenance(one),
    }


def actor_in_full(one: Actor) -> dict[str, Any]:
    """The actor with its rooms, and with the source of each field that has its own. Three queries."""
    words = words_of(one)
    concepts = {
        field: [{"slug": name.key, "label": {"da": name.da, "en": name.en}} for name in words[group]]
        for group, field in FIELD_OF_WORD.items()
    }
    facts: dict[int | None, dict[str, Any]] = defaultdict(dict)
    for fact in one.facts.all():
        facts[fact.room_id][fact.field] = provenance(fact) | {"told_by": one.slug if fact.told_by_id else None}
    rooms = [room(each) | {"field_provenance": facts[each.pk]} for each in one.rooms.all()]
    return _actor(one, concepts) | {"field_provenance": facts[None], "rooms": rooms}


def room(one: Room) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ROOM_FIELDS} | {"provenance": provenance(one)}


def network(profile: NetworkProfile) -> dict[str, Any]:
    one = profile.network
    return actor_short(one) | {
        "subkind": one.subkind,
        "purpose": {"da": one.description_da, "en": one.description_en},
        "website": one.website,
        "country": one.country,
        "field": profile.field,
        "genres": [concept_short(genre) for genre in profile.genres.all()],
        "provenance": provenance(one),
    }


def practice(one: Practice) -> dict[str, Any]:
    as_they_are = ("slug", "name", "origin", "belongs_to", "period", "first_year", "last_year", "lead", "partners")
    also = ("audience", "format_family", "format", "results", "updated_at")
    return {name: getattr(one, name) for name in (*as_they_are, *also)} | {
        "url": address(f"/metoder/{one.slug}/"),
        "origin_label": in_both(Origin(one.origin).label),
        "summary": {"da": one.summary_da, "en": one.summary_en},
        "stages": [concept_short(stage) for stage in one.stages.all()],
        "target_groups": [concept_short(group) for group in one.target_groups.all()],
        "municipalities": [municipality_short(place) for place in one.municipalities.all()],
        "actors": [actor_short(each) for each in one.actors.all()],
        "provenance": provenance(one),
    }


def offer(one: Any) -> dict[str, Any]:
    """One of a list, with owners and concepts prefetched, and `next_at`."""
    concepts = {name: [concept_short(each) for each in getattr(one, name).all()] for name in CONCEPTS_OF_ACTOR}
    return _offer(one, concepts) | {"next_starts_at": one.next_at}


def offer_in_full(page: OfferPage) -> dict[str, Any]:
    """The offer with its dates, those that are over too; no query."""
    concepts = {
        field: [{"slug": name.slug, "label": {"da": name.da, "en": name.en}} for name in page.names[group]]
        for group, field in FIELD_OF_WORD.items()
    }
    soonest = page.next_session.starts_at if page.next_session else None
    dates = [session(each) for each in (*page.over, *page.coming)]
    return _offer(page.offer, concepts) | {"next_starts_at": soonest, "sessions": dates}


def _offer(one: Offer, concepts: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    as_they_are = ("slug", "state", "kind", "age_from", "age_to", "language", "price_dkk", "free_for", "access_notes")
    also = (*ACCESS, "bring", "food", "transport", "contact", "how_to_join", "join_url", "participants_from")
    last = ("participants_to", "deadline", "updated_at")
    return {name: getattr(one, name) for name in (*as_they_are, *also, *last)} | {
        "url": address(f"/tilbud/{one.slug}/"),
        "title": {"da": one.title_da, "en": one.title_en},
        "summary": {"da": one.summary_da, "en": one.summary_en},
        "description": {"da": one.description_da, "en": one.description_en},
        "owners": [actor_short(each) for each in owners_of(one)],
        **concepts,
    }


def session(one: Session) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("starts_at", "ends_at", "place", "town", "moved_from")} | {
        "venue": actor_short(one.venue) if one.venue else None,
        "municipality": municipality_short(one.municipality) if one.municipality else None,
        "is_cancelled": one.is_cancelled,
    }


def term(one: Term) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "word": {"da": one.da, "en": one.en},
        "definition": {"da": one.definition_da, "en": one.definition_en},
        "url": address(f"/ordbog/#{one.slug}"),
    }


def in_both(label: str | Promise) -> dict[str, str]:
    """A label of the interface in both languages."""
    words = {}
    for language in ("da", "en"):
        with override(language):
            words[language] = str(label)
    return words
