"""Requests to decide: to take over a page, and to list a new actor."""

from collections.abc import Callable
from functools import partial

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from musikfaellesskabet.actors.actions import accept_claim, accept_proposal, refuse_claim, refuse_proposal
from musikfaellesskabet.actors.models import Actor, Claim, Proposal
from musikfaellesskabet.actors.queries import claims_to_decide
from musikfaellesskabet.office.access import claim_for, name_of, names_and_addresses, proposal_for
from musikfaellesskabet.office.likeness import is_at
from musikfaellesskabet.office.queries import owned, proposed
from musikfaellesskabet.office.views.page import decided, show_page
from musikfaellesskabet.people.access import office_required
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.views.steps import person

PAGE = 50


@office_required
def claims(request: HttpRequest) -> HttpResponse:
    """Who wants to take over a page."""
    by, now = person(request), timezone.now()
    asked = list(claims_to_decide()[:PAGE])
    people = names_and_addresses([claim.claimant for claim in asked], by, now)
    rows = [(one, *people[one.claimant_id], is_at(people[one.claimant_id][1], one.actor.website)) for one in asked]
    return show_page(request, "claim_list", {"rows": rows, "owned": owned([claim.actor for claim in asked], now)})


@office_required
@require_POST
def decide_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes, or no with a reason."""
    return _decide(request, claim_for(pk), "office-claims", accept=accept_claim, refuse=refuse_claim)


@office_required
def proposals(request: HttpRequest) -> HttpResponse:
    """Who wants a new actor listed."""
    by, now = person(request), timezone.now()
    asked = proposed(PAGE)
    people = names_and_addresses([one.proposal.claimant for one in asked], by, now)
    rows = [(one.proposal, *people[one.proposal.claimant_id], one.alike) for one in asked]
    return show_page(request, "proposal_list", {"rows": rows})


@office_required
@require_POST
def decide_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes, or no with a reason."""
    return _decide(request, proposal_for(pk), "office-proposals", accept=accept_proposal, refuse=refuse_proposal)


def _decide(
    request: HttpRequest,
    asked: Claim | Proposal,
    back: str,
    *,
    accept: Callable[..., object],
    refuse: Callable[..., object],
) -> HttpResponse:
    by, now, decision = person(request), timezone.now(), request.POST.get("decision")
    if decision == "accept":
        return decided(
            request,
            back,
            partial(accept, asked, by=by, now=now),
            _told(_("{name} passer nu siden for {page}."), asked, by),
        )
    if decision != "refuse":
        raise SuspiciousOperation("a decision that the page does not offer")
    reason = request.POST.get("reason", "")
    done = _told(_("Afslået: {name} får ikke siden for {page}. Svaret er sendt i et brev."), asked, by)
    return decided(request, back, partial(refuse, asked, by=by, reason=reason, now=now), done)


def _told(said: str, asked: Claim | Proposal, by: User) -> str:
    """The sentence with who asked, and a link to the page asked for; a new one has no address yet."""
    page: str = asked.name if isinstance(asked, Proposal) else _link(asked.actor)
    return format_html(said, name=name_of(asked.claimant, by), page=page)


def _link(actor: Actor) -> str:
    return format_html('<a href="{}">{}</a>', actor.get_absolute_url(), actor.name)
