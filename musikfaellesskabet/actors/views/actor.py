"""An actor's page, and changing what stands on it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from musikfaellesskabet.actors.access import Verb, actor_for, claim_of, listed_actor, rights_of, school_for
from musikfaellesskabet.actors.actions import check_actor_today, create_actor, edit_actor, edit_school, propose_actor
from musikfaellesskabet.actors.forms import ActorForm, NewActorForm, SchoolForm
from musikfaellesskabet.actors.joints import sections_for
from musikfaellesskabet.actors.linked_data import linked_data
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.actors.named import lineup_for
from musikfaellesskabet.actors.queries.page import page_of
from musikfaellesskabet.common.linked_data import block
from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.people.views.steps import done, made_once, signed, status_of, tried


@public_page
@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One actor; a merged one leads to the actor that it is part of."""
    actor = listed_actor(request.user, slug, timezone.now())
    if actor.merged_into:
        return redirect(actor.merged_into, permanent=True)
    page = page_of(actor)
    sections = sections_for(actor, timezone.now())
    shown = {"actor": actor, "page": page, "sections": sections, "linked_data": block(linked_data(page))}
    context = page.of_region | shown
    if actor.has_kit:
        context["members"] = lineup_for(request.user, actor)
    if request.user.is_authenticated:
        context["rights"] = rights_of(request.user, actor, timezone.now())
        context["claim"] = claim_of(request.user, slug)
    return render(request, "actors/actor_detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Start a band or an association, or ask the office for another kind of actor."""
    form = NewActorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in form.Meta.fields if name != "reason"}
        if not form.starts_at_once:
            said["reason"] = form.cleaned_data["reason"]
        start = create_actor if form.starts_at_once else propose_actor
        if address := made_once(request, form, lambda: _led_to(start(**said, **signed(request)))):
            begun = _("I er med nu. Skriv siden færdig, når det passer jer.")
            messages.success(request, begun if form.starts_at_once else _("Tak. Sekretariatet svarer dig i et brev."))
            return redirect(address)
    return render(request, "actors/actor_new.html", {"form": form}, status=status_of(form))


def _led_to(made: object) -> str:
    return reverse("actor-edit", args=[made.slug]) if isinstance(made, Actor) else reverse("actors")


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what stands on the page."""
    actor = actor_for(request.user, slug, to=Verb.EDIT)
    asks = rights_of(request.user, actor, timezone.now()).seat is None
    form = ActorForm(request.POST or None, row=actor, asks_source=asks)
    if done(request, form, lambda: edit_actor(actor, **form.told, **signed(request))):
        messages.success(request, _("Gemt. Siden viser det nu."))
        return redirect("actor", actor.slug)
    context = {"actor": actor, "form": form, "rooms": actor.rooms.all()}
    return render(request, "actors/actor_edit.html", context, status=status_of(form))


@login_required
@require_http_methods(["GET", "POST"])
def edit_figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a music school's figures."""
    school = school_for(request.user, slug, to=Verb.EDIT)
    actor = school.actor
    asks = rights_of(request.user, actor, timezone.now()).seat is None
    form = SchoolForm(request.POST or None, row=school, asks_source=asks)
    if done(request, form, lambda: edit_school(actor, **form.told, **signed(request))):
        messages.success(request, _("Gemt. Siden viser det nu."))
        return redirect("actor", actor.slug)
    return render(request, "actors/actor_figures.html", {"actor": actor, "form": form}, status=status_of(form))


@login_required
@require_POST
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """«Tjekket i dag»."""
    actor = actor_for(request.user, slug, to=Verb.CHECK)
    said = _("Noteret. Alt på siden er tjekket i dag.")
    tried(request, lambda: check_actor_today(actor, **signed(request)), said)
    return redirect("actor", actor.slug)
