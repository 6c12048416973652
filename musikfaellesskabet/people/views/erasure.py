"""Erasing one's own account."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.people.access import gate_to_what_cannot_be_undone, own_account, own_page_required
from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.people.forms import ErasureForm


@own_page_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Ask for proof, then erase and log out."""
    user = own_account(request)
    turned_away = gate_to_what_cannot_be_undone(request, user)
    if turned_away is not None:
        return turned_away
    form = ErasureForm(request.POST if request.method == "POST" else None, user=user)
    if form.is_valid():
        try:
            erase_account(user, by=user, now=timezone.now())
        except DomainError as error:
            form.add_error(None, str(error.message))
        else:
            logout(request)
            return redirect("account-erased")
    return render(request, "people/erasure.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """It is done."""
    return render(request, "people/erased.html")
