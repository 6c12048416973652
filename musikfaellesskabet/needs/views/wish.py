"""Leaving a need, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from musikfaellesskabet.needs.actions import leave_need
from musikfaellesskabet.needs.forms import WishForm
from musikfaellesskabet.people.views.steps import made_once, status_of


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Three answers are enough. Leads to the person's own page, which is also their receipt."""
    form = WishForm(request.POST or None)

    def make() -> str:
        return leave_need(form.said(), **form.contact(), now=timezone.now()).get_absolute_url()

    if address := made_once(request, form, make):
        return redirect(address)
    return render(request, "needs/need_new.html", {"form": form}, status=status_of(form))
