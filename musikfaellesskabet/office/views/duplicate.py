"""Actors that may be the same."""

from functools import partial

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from musikfaellesskabet.actors.actions import merge_actors
from musikfaellesskabet.office.access import pair_for
from musikfaellesskabet.office.actions import tell_apart
from musikfaellesskabet.office.queries import candidates, owned
from musikfaellesskabet.office.views.page import decided, show_page
from musikfaellesskabet.people.access import office_required
from musikfaellesskabet.people.views.steps import person


@office_required
def index(request: HttpRequest) -> HttpResponse:
    """The most alike first."""
    pairs = candidates()
    actors = [actor for pair in pairs for actor in (pair.first, pair.second)]
    return show_page(request, "duplicate_list", {"candidates": pairs, "owned": owned(actors, timezone.now())})


@office_required
@require_POST
def decide(request: HttpRequest, first: int, second: int) -> HttpResponse:
    """Keep one of the two with all that the other has, or tell them apart."""
    now, by, back = timezone.now(), person(request), "office-duplicates"
    one, other = pair_for(by, first, second)
    decision = request.POST.get("decision")
    if decision == "first":
        return decided(request, back, partial(merge_actors, one, other, by=by, now=now), _("Lagt sammen."))
    if decision == "second":
        return decided(request, back, partial(merge_actors, other, one, by=by, now=now), _("Lagt sammen."))
    if decision != "apart":
        raise SuspiciousOperation("a decision that the page does not offer")
    done = _("Noteret: de er ikke den samme.")
    return decided(request, back, partial(tell_apart, one, other, by=by, now=now), done)
