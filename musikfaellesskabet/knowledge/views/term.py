"""The glossary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.knowledge.queries import terms_by_letter


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All words on one page, in the order of the page's language."""
    return render(request, "knowledge/glossary.html", {"letters": terms_by_letter()})
