"""Networks: who else to turn to, at home and abroad."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.pages import public_answer
from musikfaellesskabet.knowledge.facets import chosen_of, facets_of, notices_of
from musikfaellesskabet.knowledge.queries import network_sortings, networks


@require_safe
@public_answer
def index(request: HttpRequest) -> HttpResponse:
    """All networks, or those that the address asks for: national and foreign apart."""
    found = networks()
    sortings = network_sortings(found)
    asked = {name: request.GET.getlist(name) for name in request.GET}
    chosen = chosen_of(found, sortings, asked)
    page = {
        "national": [network for network in chosen if not network.is_foreign],
        "foreign": [network for network in chosen if network.is_foreign],
        "facets": facets_of(found, sortings, asked),
        "notices": notices_of(sortings, asked),
        "count": len(chosen),
        "total": len(found),
    }
    return render(request, "knowledge/network_list.html", page)
