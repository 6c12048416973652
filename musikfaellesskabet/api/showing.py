"""Rows as the API shows them. Which fields there are is said in `schemas` alone."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import override
from ninja import Schema

from musikfaellesskabet.actors.models import Actor, Room
from musikfaellesskabet.actors.queries.facts import FIELD_OF_WORD
from musikfaellesskabet.actors.queries.page import words_of
from musikfaellesskabet.api.schemas import (
    ActorItem,
    ActorShort,
    ConceptItem,
    MembershipItem,
    MunicipalityItem,
    MunicipalityShort,
    NeedCountItem,
    NetworkItem,
    OfferItem,
    PeriodItem,
    PracticeItem,
    Provenance,
    RoomItem,
    SessionItem,
    TermItem,
)
from musikfaellesskabet.common.provenance import Sourced
from musikfaellesskabet.knowledge.models import NetworkProfile, Origin, Practice, Term
from musikfaellesskabet.needs.models import ShownCount
from musikfaellesskabet.offers.models import Offer, Session
from musikfaellesskabet.offers.queries.page import OfferPage, owners_of
from musikfaellesskabet.region.models import AgreementPeriod, Concept, Membership, Municipality

CONCEPTS_OF_ACTOR = ("stages", "genres", "target_groups", "focus_areas")


def filled(schema: type[Schema], row: object, **told: Any) -> dict[str, Any]:
    """Every field of the schema, in its order: as told here, otherwise the row's own value of that name."""
    return {name: told[name] if name in told else getattr(row, name) for name in schema.model_fields}


def address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def provenance(row: Sourced) -> dict[str, Any]:
    return filled(Provenance, row)


def concept_short(concept: Concept) -> dict[str, Any]:
    return {"slug": concept.slug, "label": {"da": concept.da, "en": concept.en}}


def concept(concept: Concept) -> dict[str, Any]:
    definition = {"da": concept.definition_da, "en": concept.definition_en}
    return filled(ConceptItem, concept, **concept_short(concept), definition=definition)


def municipality_short(place: Municipality) -> dict[str, Any]:
    return filled(MunicipalityShort, place)


def municipality(place: Municipality) -> dict[str, Any]:
    return filled(MunicipalityItem, place, provenance=provenance(place))


def period(one: AgreementPeriod) -> dict[str, Any]:
    return filled(PeriodItem, one)


def membership(one: Membership) -> dict[str, Any]:
    place, period = municipality_short(one.municipality), one.period.slug
    return filled(MembershipItem, one, municipality=place, period=period, provenance=provenance(one))


def need_count(one: ShownCount) -> dict[str, Any]:
    place = municipality_short(one.municipality) if one.municipality else None
    edition, stage = one.edition, concept_short(one.stage) if one.stage else None
    told = {"made_up": edition.has_made_up, "published_at": edition.published_at, "for_whom": one.group_wish}
    return filled(NeedCountItem, one, municipality=place, stage=stage, **told)


def actor_short(one: Actor) -> dict[str, Any]:
    return filled(ActorShort, one, url=address(f"/aktoerer/{one.slug}/"))


def actor(one: Actor) -> dict[str, Any]:
    """One of a list, with its concepts prefetched."""
    concepts = {name: [concept_short(each) for each in getattr(one, name).all()] for name in CONCEPTS_OF_ACTOR}
    return _actor(one, concepts)


def _actor(one: Actor, concepts: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    return filled(
        ActorItem,
        one,
        **actor_short(one),
        **concepts,
        description={"da": one.description_da, "en": one.description_en},
        municipality=municipality_short(one.municipality) if one.municipality else None,
        provenance=provenance(one),
    )


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
    rooms = [room(each, facts[each.pk]) for each in one.rooms.all()]
    return _actor(one, concepts) | {"field_provenance": facts[None], "rooms": rooms}


def room(one: Room, field_provenance: dict[str, Any]) -> dict[str, Any]:
    return filled(RoomItem, one, provenance=provenance(one), field_provenance=field_provenance)


def network(profile: NetworkProfile) -> dict[str, Any]:
    one = profile.network
    return filled(
        NetworkItem,
        one,
        **actor_short(one),
        purpose={"da": one.description_da, "en": one.description_en},
        field=profile.field,
        genres=[concept_short(genre) for genre in profile.genres.all()],
        provenance=provenance(one),
    )


def practice(one: Practice) -> dict[str, Any]:
    return filled(
        PracticeItem,
        one,
        url=address(f"/metoder/{one.slug}/"),
        origin_label=in_both(Origin(one.origin).label),
        summary={"da": one.summary_da, "en": one.summary_en},
        stages=[concept_short(stage) for stage in one.stages.all()],
        target_groups=[concept_short(group) for group in one.target_groups.all()],
        municipalities=[municipality_short(place) for place in one.municipalities.all()],
        actors=[actor_short(each) for each in one.actors.all()],
        provenance=provenance(one),
    )


def offer(one: Any) -> dict[str, Any]:
    """One of a list, with owners and concepts prefetched, and `next_at`."""
    concepts = {name: [concept_short(each) for each in getattr(one, name).all()] for name in CONCEPTS_OF_ACTOR}
    return _offer(one, concepts, one.next_at)


def offer_in_full(page: OfferPage) -> dict[str, Any]:
    """The offer with its dates, those that are over too; no query."""
    concepts = {
        field: [{"slug": name.slug, "label": {"da": name.da, "en": name.en}} for name in page.names[group]]
        for group, field in FIELD_OF_WORD.items()
    }
    soonest = page.next_session.starts_at if page.next_session else None
    dates = [session(each) for each in (*page.over, *page.coming)]
    return _offer(page.offer, concepts, soonest) | {"sessions": dates}


def _offer(one: Offer, concepts: dict[str, list[dict[str, Any]]], next_starts_at: datetime | None) -> dict[str, Any]:
    return filled(
        OfferItem,
        one,
        **concepts,
        url=address(f"/tilbud/{one.slug}/"),
        title={"da": one.title_da, "en": one.title_en},
        summary={"da": one.summary_da, "en": one.summary_en},
        description={"da": one.description_da, "en": one.description_en},
        owners=[actor_short(each) for each in owners_of(one)],
        next_starts_at=next_starts_at,
    )


def session(one: Session) -> dict[str, Any]:
    return filled(
        SessionItem,
        one,
        venue=actor_short(one.shown_venue) if one.shown_venue else None,
        municipality=municipality_short(one.municipality) if one.municipality else None,
    )


def term(one: Term) -> dict[str, Any]:
    return filled(
        TermItem,
        one,
        word={"da": one.da, "en": one.en},
        definition={"da": one.definition_da, "en": one.definition_en},
        url=address(f"/ordbog/#{one.slug}"),
    )


def in_both(label: str | Promise) -> dict[str, str]:
    """A label of the interface in both languages."""
    words = {}
    for language in ("da", "en"):
        with override(language):
            words[language] = str(label)
    return words
