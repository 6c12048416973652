"""The office takes an actor's page away from the public."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from musikfaellesskabet.actors.access import Verb, actor_for
from musikfaellesskabet.actors.actions import hide_actor
from musikfaellesskabet.actors.reason_form import ReasonForm
from musikfaellesskabet.people.views.steps import done, signed, status_of


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Say why, and where those who take care of it can answer."""
    actor = actor_for(request.user, slug, to=Verb.HIDE)
    form = ReasonForm(request.POST or None)
    if done(request, form, lambda: hide_actor(actor, **form.cleaned_data, **signed(request))):
        messages.success(request, _("Skjult. De, der passer siden, har fået et brev med grunden."))
        return redirect("actor", slug)
    context = {"actor": actor, "form": form}
    return render(request, "actors/actor_hide.html", context, status=status_of(form))
