"""Offers that nobody takes care of any more."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from musikfaellesskabet.offers.queries.caretakers import untended
from musikfaellesskabet.office.views.page import show_page
from musikfaellesskabet.people.access import office_required


@office_required
def index(request: HttpRequest) -> HttpResponse:
    """The longest published first."""
    return show_page(request, "offer_list", {"offers": untended(timezone.now())[:50]})
