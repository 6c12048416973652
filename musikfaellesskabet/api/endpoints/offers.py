"""Offers."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Path, Query, Router

from musikfaellesskabet.api import showing
from musikfaellesskabet.api.paging import Page, page_of
from musikfaellesskabet.api.parameters import OfferFilter, Slug
from musikfaellesskabet.api.schemas import OfferDetail, OfferItem
from musikfaellesskabet.offers.queries.listing import Question, found
from musikfaellesskabet.offers.queries.page import dated, offers_for_page, with_owners

router = Router(tags=["offers"])


@router.get("/offers", response=Page[OfferItem], summary="Offers")
def offers(request: HttpRequest, asked: Query[OfferFilter]) -> dict[str, Any]:
    """What one can take part in, by title: published, and with a date to come."""
    question = Question(
        since=asked.since or timezone.localdate(),
        stages=tuple(asked.stage),
        genres=tuple(asked.genre),
        municipalities=tuple(asked.municipality),
        kinds=tuple(asked.kind),
        age=asked.age,
        is_free=asked.free,
    )
    rows = found(question).prefetch_related(with_owners(), *showing.CONCEPTS_OF_ACTOR)
    return page_of(rows, asked, "sort_title", showing.offer)


@router.get("/offers/{slug}", response=OfferDetail, summary="One offer")
def offer(request: HttpRequest, slug: Path[Slug]) -> dict[str, Any]:
    """The offer with its dates. A closed one can still be read; `state` says so."""
    one = get_object_or_404(offers_for_page().ever_public(), slug=slug)
    return showing.offer_in_full(dated(one, timezone.now()))
