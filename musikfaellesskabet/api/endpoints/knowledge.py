"""Practices and the glossary."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.api import showing
from musikfaellesskabet.api.paging import Page, Paging, page_of
from musikfaellesskabet.api.parameters import PracticeFilter, Slug
from musikfaellesskabet.api.schemas import PracticeItem, TermItem
from musikfaellesskabet.common.narrowing import narrowed
from musikfaellesskabet.knowledge.models import Practice, Term
from musikfaellesskabet.knowledge.queries import with_actors
from musikfaellesskabet.region.models import AgreementPeriod

router = Router(tags=["knowledge"])


def _practices() -> QuerySet[Practice]:
    return Practice.objects.prefetch_related("stages", "target_groups", "municipalities", with_actors())


@router.get("/practices", response=Page[PracticeItem], summary="Practices")
def practices(request: HttpRequest, asked: Query[PracticeFilter]) -> dict[str, Any]:
    """What has been tried, by name. `origin` says whose result it is: read it before you quote one."""
    wanted: dict[str, Sequence[str]] = {
        "origin": asked.origin,
        "format_family": asked.format_family,
        "confidence": asked.confidence,
        "stages__slug": asked.stage,
        "target_groups__slug": asked.target_group,
        "municipalities__code": asked.municipality,
    }
    rows = narrowed(_practices(), wanted)
    if asked.actor:
        actors = Actor.objects.public().filter(slug__in=asked.actor)
        rows = rows.filter(pk__in=Practice.objects.filter(actors__in=actors).values("pk"))
    if asked.period:
        rows = rows.filter(_within(asked.period))
    return page_of(rows, asked, "sort_name", showing.practice)


def _within(slugs: list[str]) -> Q:
    """Those that ran within any of the periods."""
    within = Q(pk=None)
    for period in AgreementPeriod.objects.filter(slug__in=slugs):
        ended_later = Q(last_year=None) | Q(last_year__gte=period.starts.year)
        within |= Q(first_year__lte=period.ends.year) & ended_later
    return within


@router.get("/practices/{slug}", response=PracticeItem, summary="One practice")
def practice(request: HttpRequest, slug: Path[Slug]) -> dict[str, Any]:
    """The practice by its name in the address."""
    return showing.practice(get_object_or_404(_practices(), slug=slug))


@router.get("/glossary", response=Page[TermItem], summary="The glossary")
def terms(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """The field's words in Danish order, in both languages."""
    return page_of(Term.objects.all(), paging, "sort_da", showing.term)


@router.get("/glossary/{slug}", response=TermItem, summary="One word")
def term(request: HttpRequest, slug: Path[Slug]) -> dict[str, Any]:
    """The word by its Danish form in the address."""
    return showing.term(get_object_or_404(Term, slug=slug))
