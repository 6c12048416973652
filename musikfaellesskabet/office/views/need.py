"""How the clocks of needs stand: what is kept, how long, and when the next counts come. No need by itself."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from musikfaellesskabet.needs.queries import clocks
from musikfaellesskabet.office.queries import sweeps_of
from musikfaellesskabet.office.views.page import show_page
from musikfaellesskabet.people.access import office_required


@office_required
def index(request: HttpRequest) -> HttpResponse:
    """Counts and clocks."""
    now = timezone.now()
    context = {"clocks": clocks(now), "sweeps": sweeps_of("needs", now)}
    return show_page(request, "need_list", context)
