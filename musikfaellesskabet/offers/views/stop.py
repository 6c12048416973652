"""The office closes an offer that is not its own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from musikfaellesskabet.actors.reason_form import ReasonForm
from musikfaellesskabet.offers.access import Verb, offer_for
from musikfaellesskabet.offers.actions import stop_offer
from musikfaellesskabet.offers.queries.caretakers import caretakers_of
from musikfaellesskabet.people.views.steps import done, signed, status_of


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Say why, and where those behind it can answer."""
    offer, _rights = offer_for(request.user, slug, to=Verb.STOP)
    form = ReasonForm(request.POST or None, has_readers=bool(caretakers_of(offer, timezone.now())))
    if done(request, form, lambda: stop_offer(offer, **form.cleaned_data, **signed(request))):
        messages.success(request, _("Lukket. Er der nogen, der passer tilbuddet, har de fået et brev med grunden."))
        return redirect("offer", slug)
    return render(request, "offers/offer_stop.html", {"offer": offer, "form": form}, status=status_of(form))
