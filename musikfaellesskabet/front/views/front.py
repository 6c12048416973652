"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from musikfaellesskabet.common.linked_data import block
from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.front import queries
from musikfaellesskabet.front.linked_data import site
from musikfaellesskabet.region.models import Stage
from musikfaellesskabet.ui.menu import address_of


@public_page
def show(request: HttpRequest) -> HttpResponse:
    """The stages as stairs, three doors, what happens, what is known."""
    happening = queries.happening(since=timezone.localdate())
    return render(
        request,
        "front/front.html",
        {
            "stages": Stage.objects.all()[:5],
            "counts": queries.counts(),
            "happening": happening,
            "festivals": [] if happening else queries.festivals(),
            "news": queries.news(),
            "links": _links(),
            "linked_data": block(site()),
        },
    )


def _links() -> dict[str, str]:
    """Where the doors and the counts lead: to the nearest page that exists."""
    actors, practices = address_of("actors"), address_of("practices")
    return {
        "artist": address_of("pathway") or actors,
        "near": actors,
        "teacher": practices,
        "organiser": address_of("board") or address_of("networks") or actors,
        "venues": address_of("venues") or actors,
        "music_schools": address_of("music-schools") or actors,
        "networks": address_of("networks") or actors,
    }
