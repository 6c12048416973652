"""The glossary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.knowledge.models import Term


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All words on one page."""
    return render(request, "knowledge/glossary.html", {"terms": Term.objects.all()})
