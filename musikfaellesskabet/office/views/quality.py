"""How good what we know is: the unsure, and what nobody has looked at for a year."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from musikfaellesskabet.actors.actions import check_actor_today
from musikfaellesskabet.office.access import actor_for
from musikfaellesskabet.office.queries import doubtful, unchecked
from musikfaellesskabet.office.views.page import decided, official, show_page
from musikfaellesskabet.people.access import secretariat_required

PAGE = 50


@secretariat_required
def doubtful_index(request: HttpRequest) -> HttpResponse:
    """Low confidence, or none stated."""
    page = Paginator(doubtful(), PAGE).get_page(request.GET.get("side"))
    return show_page(request, "quality_list", {"page": page, "title": _("Usikre"), "list": "office-doubtful"})


@secretariat_required
def unchecked_index(request: HttpRequest) -> HttpResponse:
    """Not looked at for a year."""
    page = Paginator(unchecked(timezone.localdate()), PAGE).get_page(request.GET.get("side"))
    return show_page(request, "quality_list", {"page": page, "title": _("Ikke tjekket"), "list": "office-unchecked"})


@secretariat_required
@require_POST
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """One has looked, and it holds."""
    actor, now = actor_for(slug), timezone.now()
    back = "office-doubtful" if request.POST.get("list") == "office-doubtful" else "office-unchecked"
    done = _("%(name)s er tjekket i dag.") % {"name": actor.name}
    return decided(request, back, partial(check_actor_today, actor, by=official(request), now=now), done)
