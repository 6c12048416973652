"""The office's front: where there is need of you this week."""

from django.http import HttpRequest, HttpResponse

from musikfaellesskabet.office.quality import never_checked
from musikfaellesskabet.office.queries import longest_waiting
from musikfaellesskabet.office.views.page import show_page
from musikfaellesskabet.people.access import office_required


@office_required
def show(request: HttpRequest) -> HttpResponse:
    """This week."""
    return show_page(request, "front", {"oldest": longest_waiting(), "never": never_checked().count()})
