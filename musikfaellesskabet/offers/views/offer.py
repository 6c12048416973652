"""An offer's page, making one, changing it, and its way from draft to closed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from musikfaellesskabet.common.linked_data import block
from musikfaellesskabet.common.once import sent_once
from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.offers.access import Verb, offer_for, owner_for
from musikfaellesskabet.offers.actions import close_offer, copy_offer, create_offer, edit_offer, publish_offer
from musikfaellesskabet.offers.forms import OfferForm
from musikfaellesskabet.offers.linked_data import linked_data
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.queries.page import page_of
from musikfaellesskabet.people.views.steps import done, made_once, signed, status_of, tried


@public_page
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One offer; a draft as everyone will see it, for those who work on it."""
    offer, rights = offer_for(request.user, slug, to=Verb.SEE)
    now = timezone.localtime()
    page = page_of(offer, now)
    told = {} if offer.is_draft else linked_data(page)
    context = {
        "offer": offer,
        "page": page,
        "rights": rights,
        "is_late": offer.is_past_deadline(now),
        "linked_data": block(told),
    }
    return render(request, "offers/offer_detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a draft in an actor's name."""
    owner = owner_for(request.user, slug)
    form = OfferForm(request.POST or None, row=Offer())

    def make() -> str:
        offer = create_offer(owner, facts=form.said(), **signed(request))
        return reverse("offer-sessions", args=[offer.slug])

    if address := made_once(request, form, make):
        messages.success(request, _("Kladden er gemt. Læg nu datoer op, så kan den udgives."))
        return redirect(address)
    return render(request, "offers/offer_new.html", {"actor": owner, "form": form}, status=status_of(form))


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what the offer says."""
    offer, rights = offer_for(request.user, slug, to=Verb.EDIT)
    form = OfferForm(request.POST or None, row=offer)
    if done(request, form, lambda: edit_offer(offer, **form.told, **signed(request))):
        said = _("Gemt. Kun I og sekretariatet kan se kladden.") if offer.is_draft else _("Gemt. Siden viser det nu.")
        messages.success(request, said)
        return redirect("offer", offer.slug)
    context = {"offer": offer, "rights": rights, "form": form, "here_words": "yes"}
    return render(request, "offers/offer_edit.html", context, status=status_of(form))


@login_required
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Let everyone see it."""
    offer, _rights = offer_for(request.user, slug, to=Verb.PUBLISH)
    tried(request, lambda: publish_offer(offer, **signed(request)), _("Udgivet. Nu kan alle se tilbuddet."))
    return redirect("offer", slug)


@login_required
@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Take it off the lists."""
    offer, _rights = offer_for(request.user, slug, to=Verb.CLOSE)
    tried(request, lambda: close_offer(offer, **signed(request)), _("Lukket. Siden står, men er ikke på listen."))
    return redirect("offer", slug)


@login_required
@require_POST
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin next season's draft from it."""
    offer, rights = offer_for(request.user, slug, to=Verb.COPY)
    made: list[str] = []

    def make() -> str:
        fresh = copy_offer(offer, owner=rights.acts_for[0], **signed(request))
        return reverse("offer-edit", args=[fresh.slug])

    said = _("Kopieret. Ret kladden, og læg de nye datoer op.")
    is_made = tried(request, lambda: made.append(sent_once(request, make)), said)
    return redirect(made[0] if is_made else offer)
