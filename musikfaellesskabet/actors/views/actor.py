"""An actor's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.pages import public_page


@public_page
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One actor."""
    actor = get_object_or_404(Actor.objects.public().select_related("municipality"), slug=slug)
    return render(request, "actors/actor_detail.html", {"actor": actor})
