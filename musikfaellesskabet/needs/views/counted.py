"""What an actor has counted, for those who take care of it: one by one, or a whole file with a preview."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.exports import csv_response
from musikfaellesskabet.needs.access import actor_to_count_for, counted_need
from musikfaellesskabet.needs.actions import count_needs, withdraw_need
from musikfaellesskabet.needs.forms import CountForm, FileForm, LinesForm
from musikfaellesskabet.needs.lines import TEMPLATE, read_all, written
from musikfaellesskabet.needs.queries import counted_by
from musikfaellesskabet.needs.tabular import MOST_BYTES, read_lines
from musikfaellesskabet.needs.wishes import AgeGroup, GroupWish, Theme
from musikfaellesskabet.people.views.steps import made_once, signed, status_of


@login_required
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest, slug: str) -> HttpResponse:
    """What the actor has counted, and one count more."""
    actor = actor_to_count_for(request.user, slug)
    form = CountForm(request.POST or None)

    def make() -> str:
        count_needs(actor, [form.counted()], **signed(request))
        return reverse("needs-counted", args=[slug])

    if address := made_once(request, form, make):
        messages.success(request, _("Talt med. Det er i tallene fra på mandag."))
        return redirect(address)
    context = {"actor": actor, "form": form, "file_form": FileForm(), "needs": counted_by(actor)}
    return render(request, "needs/counted_list.html", context, status=status_of(form))


@login_required
@require_POST
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """What a file tells, line by line, before anything is kept."""
    actor, form = actor_to_count_for(request.user, slug), FileForm(request.POST, request.FILES)
    read = []
    if form.is_valid():
        try:
            read = read_all(read_lines(form.cleaned_data["file"].read(MOST_BYTES + 1)))
        except DomainError as error:
            form.add_error("file", str(error.message))
    good = [one for one in read if one.counted]
    context = {
        "actor": actor,
        "file_form": form,
        "bad": [one for one in read if one.faults],
        "good": good,
        "persons": sum(one.counted.persons for one in good if one.counted),
        "form": LinesForm(initial={"lines": written(good)}),
    }
    return render(request, "needs/counted_preview.html", context, status=status_of(form))


@login_required
@require_POST
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the lines of a preview; they are read anew, so nothing that was changed on the way gets past the rules."""
    actor, form = actor_to_count_for(request.user, slug), LinesForm(request.POST)

    def make() -> str:
        read = read_all(read_lines(form.cleaned_data["lines"].encode()))
        counts = [one.counted for one in read if one.counted]
        count_needs(actor, counts, replace=form.cleaned_data["replace"], **signed(request))
        return reverse("needs-counted", args=[slug])

    if address := made_once(request, form, make):
        messages.success(request, _("Filen er talt med. Den er i tallene fra på mandag."))
        return redirect(address)
    context = {"actor": actor, "file_form": FileForm(), "form": form, "bad": [], "good": []}
    return render(request, "needs/counted_preview.html", context, status=status_of(form))


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take one count back."""
    withdraw_need(counted_need(request.user, slug, pk), **signed(request))
    messages.success(request, _("Taget ud af tællingen."))
    return redirect("needs-counted", slug)


@login_required
@require_safe
def template(request: HttpRequest, slug: str) -> HttpResponse:
    """An empty file with the headings and a line as it should be."""
    actor_to_count_for(request.user, slug)
    line = [Theme.WRITE.label, "", AgeGroup.FROM_13.label, 4, "", "", GroupWish.GIRLS.label, 30, "", ""]
    return csv_response("behov.csv", {name: name for name in TEMPLATE}, [line])
