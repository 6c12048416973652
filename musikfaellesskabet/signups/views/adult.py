"""The adults in charge of an offer for the young: for those who take care of it, and for the office to read."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from musikfaellesskabet.actors.access import CARETAKERS
from musikfaellesskabet.people.views.steps import done, signed, status_of, tried
from musikfaellesskabet.signups.access import Verb, adult_to_remove, offer_with_adults
from musikfaellesskabet.signups.actions import name_adult, remove_adult
from musikfaellesskabet.signups.forms import AdultForm
from musikfaellesskabet.signups.queries import is_safeguarded
from musikfaellesskabet.signups.safety import oldest_that_counts


@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Who they are, and name one more."""
    verb = Verb.NAME_ADULTS if request.method == "POST" else Verb.SEE_ADULTS
    offer, rights = offer_with_adults(request.user, slug, to=verb)
    form = AdultForm(request.POST or None)
    if done(request, form, lambda: name_adult(offer, **form.said(), **signed(request))):
        return redirect("adults-in-charge", slug)
    now = timezone.now()
    context = {
        "offer": offer,
        "adults": offer.adults_in_charge.all(),
        "oldest": oldest_that_counts(now),
        "is_safeguarded": is_safeguarded(offer, now),
        "may_name": not rights.roles.isdisjoint(CARETAKERS),
        "form": form,
        "here": "adults-in-charge",
    }
    return render(request, "signups/adult_list.html", context, status=status_of(form))


@login_required
@require_POST
def remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take someone off."""
    adult = adult_to_remove(request.user, slug, pk)
    tried(request, partial(remove_adult, adult, **signed(request)), _("Fjernet."))
    return redirect("adults-in-charge", slug)
