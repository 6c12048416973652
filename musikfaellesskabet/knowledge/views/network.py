"""Networks: who else to turn to, at home and abroad."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.pages import public_answer
from musikfaellesskabet.knowledge.counting import chosen_of, facets_of, known_of
from musikfaellesskabet.knowledge.queries import network_criteria, networks
from musikfaellesskabet.ui.facets import notices_of


@require_safe
@public_answer
def index(request: HttpRequest) -> HttpResponse:
    """All networks, or those that the address asks for: national and foreign apart."""
    found = networks()
    criteria = network_criteria(found)
    asked = {name: request.GET.getlist(name) for name in request.GET}
    chosen = chosen_of(found, criteria, asked)
    page = {
        "national": [network for network in chosen if not network.is_foreign],
        "foreign": [network for network in chosen if network.is_foreign],
        "facets": facets_of(found, criteria, asked),
        "notices": notices_of(known_of(criteria), asked),
        "count": len(chosen),
        "total": len(found),
    }
    return render(request, "knowledge/network_list.html", page)
