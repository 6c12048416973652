"""One's own need, and the letters about it, by links that are keys: no log-in, no scripts, nothing kept on the way."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from musikfaellesskabet.common.by_link import by_link
from musikfaellesskabet.needs.access import own_listener, own_need
from musikfaellesskabet.needs.actions import listen, renew_need, stop_listening, withdraw_need
from musikfaellesskabet.needs.actions.refusals import HasEnded


@by_link
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The receipt: what was told, and how to renew it or take it back. Reading changes nothing."""
    need, now = own_need(token), timezone.now()
    context = {
        "need": need,
        "token": token,
        "listener": getattr(need, "listener", None),
        "has_ended": need.ends_at <= now,
        "address": request.build_absolute_uri(),
    }
    return render(request, "needs/need_detail.html", context)


@by_link
@require_POST
def renew(request: HttpRequest, token: str) -> HttpResponse:
    with suppress(HasEnded):  # the page says so
        renew_need(own_need(token), now=timezone.now())
    return redirect("need", token)


@by_link
@require_POST
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Take it back. Its page is gone with it, so the answer says so itself."""
    withdraw_need(own_need(token), now=timezone.now())
    return render(request, "needs/need_withdrawn.html")


@by_link
@require_safe
def letters(request: HttpRequest, token: str) -> HttpResponse:
    """Whether this address wants the letters. Reading changes nothing: mail programs follow links by themselves."""
    return render(request, "needs/letters.html", {"listener": own_listener(token), "token": token})


@by_link
@require_POST
def letters_yes(request: HttpRequest, token: str) -> HttpResponse:
    listen(own_listener(token), now=timezone.now())
    return redirect("need-letters", token)


@by_link
@require_POST
def letters_no(request: HttpRequest, token: str) -> HttpResponse:
    stop_listening(own_listener(token), now=timezone.now())
    return render(request, "needs/letters_stopped.html")
