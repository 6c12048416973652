"""Signing up for an offer, with or without an account."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods

from musikfaellesskabet.common.once import FIELD, new_mark
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.queries import has_confirmed
from musikfaellesskabet.people.views.steps import done, status_of
from musikfaellesskabet.signups.access import sheet_for
from musikfaellesskabet.signups.actions import Said, barrier, sign_up
from musikfaellesskabet.signups.actions.keeping import HOURS_TO_CONFIRM
from musikfaellesskabet.signups.forms import SignUpForm
from musikfaellesskabet.signups.models import SignUp
from musikfaellesskabet.signups.safety import is_for_children


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """The answer is the same whether the address is known or not: only a letter tells."""
    sheet, is_open = sheet_for(request.user, slug)
    is_open = is_open and not barrier(sheet.offer, timezone.now())
    user = known_person(request.user)
    form = SignUpForm(request.POST or None, user=user)
    made: list[SignUp] = []

    def make() -> None:
        made.append(sign_up(sheet, Said(**form.said()), key=key_of(request), now=timezone.now()))

    if done(request, form, make):
        if user:
            return redirect(made[0])
        told = {"offer": sheet.offer, "email": form.said()["email"], "hours": HOURS_TO_CONFIRM}
        return render(request, "signups/sign_up_sent.html", told)
    context = {"offer": sheet.offer, "sheet": sheet, "is_open": is_open, "form": form, "known": user}
    context["for_children"] = is_for_children(sheet.offer, timezone.now())
    return render(request, "signups/sign_up_new.html", context, status=status_of(form))


def known_person(user: User | AnonymousUser) -> User | None:
    """The person who is signed in, if their address is confirmed."""
    return user if isinstance(user, User) and has_confirmed(user) else None


def key_of(request: HttpRequest) -> str:
    """The form's own mark, as it is kept: for this sender alone."""
    mark = f"{request.user.pk or ''} {request.POST.get(FIELD) or new_mark()}"
    return salted_hmac("sign-up key", mark, algorithm="sha256").hexdigest()
