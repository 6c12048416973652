"""An offer's sign-up, for those who take care of the offer."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.people.views.steps import done, signed, status_of, tried
from musikfaellesskabet.signups.access import offer_to_manage, sign_up_to_manage
from musikfaellesskabet.signups.actions import barrier, cancel_for, change_sheet, open_sheet
from musikfaellesskabet.signups.forms import SheetForm


@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """Open it, change its terms, and see who is on it."""
    offer, rights, sheet = offer_to_manage(request.user, slug)
    form = SheetForm(request.POST or None, offer=offer, sheet=sheet)
    act = partial(change_sheet, sheet) if sheet else partial(open_sheet, offer)
    if done(request, form, lambda: act(**form.said(), **signed(request))):
        messages.success(request, _changed_words() if sheet else _opened_words(offer))
        return redirect("sign-ups", slug)
    context = {
        "offer": offer,
        "rights": rights,
        "sheet": sheet,
        "sign_ups": sheet.sign_ups.prefetch_related("guardians") if sheet else [],
        "form": form,
        "barrier": barrier(offer, timezone.now()),
        "here": "sign-ups",
    }
    return render(request, "signups/sign_up_list.html", context, status=status_of(form))


def _changed_words() -> str:
    return _("Gemt. Får nogen en plads ved det, har vi skrevet til dem.")


def _opened_words(offer: Offer) -> str:
    if offer.state == OfferState.PUBLISHED:
        return _("Gemt. Nu kan man melde sig til.")
    return _("Gemt. Man kan melde sig til, når tilbuddet er udgivet.")


@login_required
@require_POST
def cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take someone off the sheet; a letter tells them."""
    sign_up = sign_up_to_manage(request.user, slug, pk)
    said = _("Meldt fra. Vi har skrevet til vedkommende.")
    tried(request, lambda: cancel_for(sign_up, **signed(request)), said)
    return redirect("sign-ups", slug)
