"""Pages that the office has taken from the public."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from musikfaellesskabet.actors.access import Verb, actor_for
from musikfaellesskabet.actors.actions import show_actor
from musikfaellesskabet.office.queries import hidings
from musikfaellesskabet.office.views.page import decided, show_page
from musikfaellesskabet.people.access import office_required
from musikfaellesskabet.people.views.steps import person


@office_required
def index(request: HttpRequest) -> HttpResponse:
    """The longest hidden first: why, and since when."""
    return show_page(request, "hidden_list", {"hidings": hidings()})


@office_required
@require_POST
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Let everyone see the page again."""
    by = person(request)
    actor = actor_for(by, slug, to=Verb.HIDE)
    done = _("Siden vises igen. De, der passer den, har fået et brev.")
    return decided(request, "office-hidden", partial(show_actor, actor, by=by, now=timezone.now()), done)
