"""Actors and networks."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.api import showing
from musikfaellesskabet.api.paging import Page, page_of
from musikfaellesskabet.api.parameters import ActorFilter, NetworkFilter, Slug
from musikfaellesskabet.api.schemas import ActorDetail, ActorItem, NetworkItem
from musikfaellesskabet.common.narrowing import narrowed
from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.knowledge.models import NetworkProfile

router = Router(tags=["actors"])


def _actors() -> QuerySet[Actor]:
    return Actor.objects.public().select_related("municipality").prefetch_related(*showing.CONCEPTS_OF_ACTOR)


@router.get("/actors", response=Page[ActorItem], summary="Actors")
def actors(request: HttpRequest, asked: Query[ActorFilter]) -> dict[str, Any]:
    """Everyone in the directory, by name. Several values of one parameter widen, several parameters narrow."""
    wanted: dict[str, Sequence[str]] = {
        "kind": asked.kind,
        "municipality__code": asked.municipality,
        "country": asked.country,
        "stages__slug": asked.stage,
        "genres__slug": asked.genre,
        "target_groups__slug": asked.target_group,
        "focus_areas__slug": asked.focus_area,
    }
    rows = narrowed(_actors(), wanted)
    if asked.q:
        rows = rows.filter(sort_name__contains=sort_key(asked.q))
    return page_of(rows, asked, "sort_name", showing.actor)


@router.get("/actors/{slug}", response=ActorDetail, summary="One actor")
def actor(request: HttpRequest, slug: Path[Slug]) -> dict[str, Any]:
    """The actor with its rooms. A field under `field_provenance` has a source of its own; others have the row's."""
    return showing.actor_in_full(get_object_or_404(Actor.objects.public().select_related("municipality"), slug=slug))


@router.get("/networks", response=Page[NetworkItem], summary="Networks")
def networks(request: HttpRequest, asked: Query[NetworkFilter]) -> dict[str, Any]:
    """National and foreign networks with what they are for. One across a border is found under both countries."""
    rows = NetworkProfile.objects.filter(network__in=Actor.objects.public())
    rows = rows.select_related("network").prefetch_related("genres")
    if asked.country:
        countries = Q()
        for country in asked.country:
            countries |= Q(network__country__contains=country)
        rows = rows.filter(countries)
    rows = narrowed(rows, {"field": asked.field, "genres__slug": asked.genre})
    return page_of(rows, asked, "network__sort_name", showing.network)
