"""Practices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.knowledge.access import practice_for
from musikfaellesskabet.knowledge.facets import chosen_of, facets_of
from musikfaellesskabet.knowledge.models import Origin
from musikfaellesskabet.knowledge.queries import glossary, practice_sortings, practices


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All practices, or those that the address asks for."""
    found = practices()
    sortings = practice_sortings(found)
    asked = {name: request.GET.getlist(name) for name in request.GET}
    chosen = chosen_of(found, sortings, asked)
    page = {
        "practices": chosen,
        "facets": facets_of(found, sortings, asked),
        "total": len(found),
        "own": sum(practice.origin == Origin.OWN for practice in chosen),
        "today": timezone.localdate(),
        "query": request.GET.urlencode(),
    }
    return render(request, "knowledge/practice_list.html", page)


@require_safe
@public_page
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One practice."""
    practice = practice_for(request.user, slug)
    page = {"practice": practice, "glossary": glossary(), "today": timezone.localdate()}
    return render(request, "knowledge/practice_detail.html", page)
