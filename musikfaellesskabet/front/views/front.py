"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.region.models import Stage


@public_page
def show(request: HttpRequest) -> HttpResponse:
    """Three doors, the stages, and what is known."""
    return render(
        request,
        "front/front.html",
        {"stages": Stage.objects.all(), "actor_count": Actor.objects.public().count()},
    )
