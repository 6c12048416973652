"""What passers-by have told us."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from musikfaellesskabet.actors.actions import close_suggestion
from musikfaellesskabet.actors.queries import suggestions_to_read
from musikfaellesskabet.actors.queries.asking import topics_for
from musikfaellesskabet.office.access import sender_of, suggestion_for
from musikfaellesskabet.office.views.page import decided, show_page
from musikfaellesskabet.people.access import office_required
from musikfaellesskabet.people.views.steps import person


@office_required
def index(request: HttpRequest) -> HttpResponse:
    """The oldest first."""
    by = person(request)
    tips = list(suggestions_to_read()[:50])
    topics = topics_for((tip.actor, tip.field) for tip in tips)
    rows = [(tip, topic, sender_of(tip, by)) for tip, topic in zip(tips, topics, strict=True)]
    return show_page(request, "suggestion_list", {"rows": rows})


@office_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Dealt with."""
    suggestion, now = suggestion_for(pk), timezone.now()
    act = partial(close_suggestion, suggestion, by=person(request), now=now)
    return decided(request, "office-suggestions", act, _("Lagt væk. En eventuel e-mailadresse er slettet."))
