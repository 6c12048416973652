"""One's own sign-up, by the link in one's letters: no log-in, no scripts, nothing kept on the way."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from musikfaellesskabet.common.by_link import by_link
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.offers.queries.page import dated
from musikfaellesskabet.signups import actions
from musikfaellesskabet.signups.access import own_sign_up
from musikfaellesskabet.signups.consent_text import TAKE_PART
from musikfaellesskabet.signups.queries import waiting_before


@by_link
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """How it stands, and what one can do. Reading changes nothing: mail programs follow links by themselves."""
    sign_up = own_sign_up(token)
    offer, now = sign_up.sheet.offer, timezone.now()
    context = {
        "sign_up": sign_up,
        "offer": offer,
        "page": dated(offer, now),
        "is_late": sign_up.is_late(now),
        "before": waiting_before(sign_up),
        "token": token,
        "consent": TAKE_PART,
    }
    return render(request, "signups/sign_up_detail.html", context)


@by_link
@require_POST
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Say yes to the place, or to waiting for one."""
    sign_up = own_sign_up(token)
    with suppress(DomainError):  # the page says how it stands, also when it is too late
        actions.confirm(sign_up, now=timezone.now())
    return redirect("sign-up", token)


@by_link
@require_POST
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """Give the place back."""
    sign_up = own_sign_up(token)
    with suppress(DomainError):  # as above
        actions.cancel(sign_up, now=timezone.now())
    return redirect("sign-up", token)
