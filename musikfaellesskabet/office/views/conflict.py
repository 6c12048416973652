"""Fields that a region's file and people here have both changed."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from musikfaellesskabet.office.access import conflict_for
from musikfaellesskabet.office.queries import actor_of, field_of, open_conflicts, owned, subjects_of
from musikfaellesskabet.office.views.page import decided, show_page
from musikfaellesskabet.people.access import office_required
from musikfaellesskabet.people.views.steps import person
from musikfaellesskabet.region.actions import decide_conflict


@office_required
def index(request: HttpRequest) -> HttpResponse:
    """The oldest first, with what they are about."""
    conflicts = list(open_conflicts()[:50])
    subjects = subjects_of(conflicts)
    rows = [(conflict, subjects.get(conflict.pk), field_of(conflict)) for conflict in conflicts]
    actors = {pk: actor for pk, subject in subjects.items() if (actor := actor_of(subject))}
    owners = owned(actors.values(), timezone.now())
    theirs = {pk for pk, actor in actors.items() if actor.pk in owners}
    return show_page(request, "conflict_list", {"rows": rows, "owned": theirs})


@office_required
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep ours, or take the file's."""
    conflict, now = conflict_for(pk), timezone.now()
    choice = request.POST.get("decision", "")
    act = partial(decide_conflict, conflict, choice=choice, by=person(request), now=now)
    return decided(request, "office-conflicts", act, _("Afgjort."))
