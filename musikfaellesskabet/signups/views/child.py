"""Children on a sheet: a guardian signs one up, a child asks for its guardian's yes, and a child's own page."""

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from musikfaellesskabet.common.by_link import by_link
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.offers.queries.page import dated
from musikfaellesskabet.people.views.steps import done, status_of
from musikfaellesskabet.signups import actions
from musikfaellesskabet.signups.access import sheet_for, sign_up_of_child
from musikfaellesskabet.signups.actions.keeping import HOURS_FOR_GUARDIAN, HOURS_TO_CONFIRM
from musikfaellesskabet.signups.forms import AskForm, ChildForm
from musikfaellesskabet.signups.links import child_token_of
from musikfaellesskabet.signups.models import SignUp
from musikfaellesskabet.signups.safety import is_for_children
from musikfaellesskabet.signups.views.signing import key_of, known_person


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """A guardian signs up a child and says yes; a letter asks whether the address is theirs."""
    sheet, is_open = sheet_for(request.user, slug)
    now, user = timezone.now(), known_person(request.user)
    is_open = is_open and is_for_children(sheet.offer, now) and not actions.barrier(sheet.offer, now)
    form = ChildForm(request.POST or None, user=user)
    made: list[SignUp] = []

    def make() -> None:
        made.append(actions.sign_up(sheet, actions.Said(**form.said()), key=key_of(request), now=now))

    if done(request, form, make):
        if user:
            return redirect(made[0])
        told = {"offer": sheet.offer, "email": form.said()["email"], "hours": HOURS_TO_CONFIRM}
        return render(request, "signups/sign_up_sent.html", told)
    context = {"offer": sheet.offer, "sheet": sheet, "is_open": is_open, "form": form, "known": user}
    return render(request, "signups/sign_up_child.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """A child says who decides for it, and is led to a page of its own: also where its parent was asked before."""
    sheet, is_open = sheet_for(request.user, slug)
    now, language, key = timezone.now(), get_language() or "da", key_of(request)
    is_open = is_open and is_for_children(sheet.offer, now) and not actions.barrier(sheet.offer, now)
    form = AskForm(request.POST or None)

    def put() -> None:
        actions.ask_guardian(sheet, email=form.cleaned_data["email"], language=language, key=key, now=now)

    if done(request, form, put):
        return redirect("sign-up-of-child", child_token_of(key))
    context = {"offer": sheet.offer, "sheet": sheet, "is_open": is_open, "form": form, "hours": HOURS_FOR_GUARDIAN}
    return render(request, "signups/sign_up_ask.html", context, status=status_of(form))


@by_link
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """How it stands, in words for a child and without names."""
    sign_up = sign_up_of_child(token)
    has_answer = sign_up is not None and (sign_up.confirmed_at is not None or not sign_up.is_standing)
    context: dict[str, Any] = {"token": token, "days": HOURS_FOR_GUARDIAN // 24}
    if sign_up and has_answer:
        offer = sign_up.sheet.offer
        context |= {"sign_up": sign_up, "offer": offer, "page": dated(offer, timezone.now())}
    return render(request, "signups/child_detail.html", context)


@by_link
@require_POST
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """The child says no thanks. Where there is nothing, it is led to the same page."""
    sign_up = sign_up_of_child(token)
    if sign_up is not None:
        with suppress(DomainError):  # the page says how it stands
            actions.cancel(sign_up, now=timezone.now(), method="child")
    return redirect("sign-up-of-child", token)
