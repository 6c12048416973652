"""Practices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from musikfaellesskabet.knowledge.models import Practice


def index(request: HttpRequest) -> HttpResponse:
    """All practices."""
    return render(request, "knowledge/practice_list.html", {"practices": Practice.objects.all()})


def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One practice."""
    return render(request, "knowledge/practice_detail.html", {"practice": get_object_or_404(Practice, slug=slug)})
