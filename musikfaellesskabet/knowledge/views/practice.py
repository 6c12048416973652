"""Practices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.knowledge.models import Practice


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All practices."""
    return render(request, "knowledge/practice_list.html", {"practices": Practice.objects.all()})


@public_page
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One practice."""
    return render(request, "knowledge/practice_detail.html", {"practice": get_object_or_404(Practice, slug=slug)})
