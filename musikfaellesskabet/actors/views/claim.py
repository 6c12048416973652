"""Asking to take over a page, and telling the office what one knows."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from musikfaellesskabet.actors.access import Verb, actor_for, claim_of, own_proposal_for
from musikfaellesskabet.actors.actions import send_suggestion, submit_claim, withdraw_claim, withdraw_proposal
from musikfaellesskabet.actors.forms import ClaimForm, SuggestionForm
from musikfaellesskabet.actors.queries.asking import topic_of
from musikfaellesskabet.common.throttle_gate import network_of
from musikfaellesskabet.people.views.steps import done, made_once, signed, status_of, tried


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """«Er det jer? Overtag siden»: say who one is, or see how far the question has come."""
    actor = actor_for(request.user, slug, to=Verb.CLAIM)
    form = ClaimForm(request.POST or None)
    if done(request, form, lambda: submit_claim(actor, reason=form.cleaned_data["reason"], **signed(request))):
        messages.success(request, _("Tak. Sekretariatet læser det og svarer dig i et brev."))
        return redirect("actor-claim", actor.slug)
    context = {"actor": actor, "form": form, "claim": claim_of(request.user, slug)}
    return render(request, "actors/claim.html", context, status=status_of(form))


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take one's own question back."""
    claim = claim_of(request.user, slug)
    if claim is None:
        raise Http404
    tried(request, lambda: withdraw_claim(claim, **signed(request)), _("Trukket tilbage."))
    return redirect("actor", slug)


@login_required
@require_POST
def withdraw_own_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own proposal of a new actor back."""
    proposal = own_proposal_for(request.user, pk)
    tried(request, lambda: withdraw_proposal(proposal, **signed(request)), _("Trukket tilbage."))
    return redirect("my-page")


# Anyone may send this, signed in or not, and nothing of the sender's session is used: there is no authority to forge,
# and without the token a visitor needs no cookie to tell us something.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def suggest(request: HttpRequest, slug: str) -> HttpResponse:
    """«Har du været der? Fortæl os det»."""
    actor = actor_for(request.user, slug, to=Verb.SEE)
    field = request.GET.get("om", "")[:40]
    form = SuggestionForm(request.POST or None)
    context = {"actor": actor, "form": form, "subject": topic_of(actor, field).words}
    if request.method == "POST":
        sender: dict[str, Any] = {"sender": network_of(request), "by": None, "now": timezone.now()}

        def send() -> str:
            send_suggestion(actor, field=field, **form.cleaned_data, **sender)
            return actor.get_absolute_url()

        if made_once(request, form, send):
            return render(request, "actors/suggestion_sent.html", context)
    return render(request, "actors/suggestion.html", context, status=status_of(form))
