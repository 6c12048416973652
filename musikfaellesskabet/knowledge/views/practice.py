"""Practices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.exports import FORMATS, table_response
from musikfaellesskabet.common.linked_data import block
from musikfaellesskabet.common.pages import public_answer, public_page
from musikfaellesskabet.knowledge.access import practice_for
from musikfaellesskabet.knowledge.counting import chosen_of, facets_of, known_of
from musikfaellesskabet.knowledge.linked_data import practice_as_resource
from musikfaellesskabet.knowledge.models import Origin
from musikfaellesskabet.knowledge.queries import glossary, practice_criteria, practices
from musikfaellesskabet.knowledge.tables import PRACTICES, practice_rows
from musikfaellesskabet.ui.facets import notices_of


@require_safe
@public_answer
def index(request: HttpRequest) -> HttpResponse:
    """All practices, or those that the address asks for."""
    found = practices()
    criteria = practice_criteria(found)
    asked = {name: request.GET.getlist(name) for name in request.GET}
    chosen = chosen_of(found, criteria, asked)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    page = {
        "practices": chosen,
        "facets": facets_of(found, criteria, asked),
        "total": len(found),
        "notices": notices_of(known_of(criteria), asked),
        "own": sum(practice.origin == Origin.OWN for practice in chosen),
        "today": timezone.localdate(),
        "downloads": {form: f"{reverse('practices-file', args=[form])}{query}" for form in FORMATS},
    }
    return render(request, "knowledge/practice_list.html", page)


@require_safe
@public_answer
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The practices that the address asks for, as a file."""
    found = practices()
    asked = {name: request.GET.getlist(name) for name in request.GET}
    chosen = chosen_of(found, practice_criteria(found), asked)
    return table_response(form, "metoder", PRACTICES, practice_rows(chosen))


@require_safe
@public_page
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One practice."""
    practice = practice_for(request.user, slug)
    page = {
        "practice": practice,
        "glossary": glossary(),
        "today": timezone.localdate(),
        "linked_data": block(practice_as_resource(practice)),
    }
    return render(request, "knowledge/practice_detail.html", page)
