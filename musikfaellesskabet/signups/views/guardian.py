"""Someone is asked whether they answer for a child: by the link in a letter, without log-in and without scripts."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from musikfaellesskabet.common.by_link import by_link
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.offers.queries.page import dated
from musikfaellesskabet.people.views.steps import done, status_of
from musikfaellesskabet.signups import actions
from musikfaellesskabet.signups.access import asked_guardian
from musikfaellesskabet.signups.forms import YesForm
from musikfaellesskabet.signups.models import SignUp


@by_link
@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, token: str) -> HttpResponse:
    """What it is about, and yes. Reading uses nothing up: mail programs follow links by themselves."""
    guardian, now = asked_guardian(token), timezone.now()
    offer = guardian.sign_up.sheet.offer
    form = YesForm(request.POST or None)
    made: list[SignUp] = []

    def yes() -> None:
        said = form.cleaned_data
        made.append(actions.answer_yes(guardian, name=said["name"], child=said["child"], now=now))

    if done(request, form, yes):
        return redirect(made[0])
    is_over = not guardian.may_answer(now) or not guardian.sign_up.is_standing
    context = {"guardian": guardian, "offer": offer, "page": dated(offer, now), "form": form, "token": token}
    return render(request, "signups/guardian_question.html", context | {"is_over": is_over}, status=status_of(form))


@by_link
@require_POST
def no(request: HttpRequest, token: str) -> HttpResponse:
    """No, or: you have the wrong one. Their address is deleted."""
    guardian = asked_guardian(token)
    with suppress(DomainError):  # it is over anyhow
        actions.answer_no(guardian, now=timezone.now())
    return render(request, "signups/guardian_no.html")
