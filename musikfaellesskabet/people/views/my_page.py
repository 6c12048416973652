"""«Min side»: one's own account and everything held about one."""

import json

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.people.access import own_account, own_page_required
from musikfaellesskabet.people.actions.accounts import update_account
from musikfaellesskabet.people.actions.consents import give_consent, withdraw_consent
from musikfaellesskabet.people.forms import AccountForm
from musikfaellesskabet.people.purposes import PURPOSES
from musikfaellesskabet.people.queries import holdings_about, looks_at, standing_consents, titles_without_account
from musikfaellesskabet.people.sections import sections_for

CONSENT_ACTS = {"give": give_consent, "withdraw": withdraw_consent}


def _page(request: HttpRequest, form: AccountForm, status: int = 200) -> HttpResponse:
    user, now = own_account(request), timezone.now()
    standing = standing_consents(user, now)
    context = {
        "form": form,
        "sections": sections_for(user, now),
        "purposes": [(purpose, standing.get(purpose.key)) for purpose in PURPOSES.values()],
        "looks": looks_at(user),
    }
    return render(request, "people/my_page.html", context, status=status)


@own_page_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Name, language and age group, log-in, consents, who looked, my data."""
    user = own_account(request)
    return _page(request, AccountForm(initial={name: getattr(user, name) for name in AccountForm.base_fields}))


@own_page_required
@require_POST
def update(request: HttpRequest) -> HttpResponse:
    """Save name, language and age group."""
    user = own_account(request)
    form = AccountForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    update_account(user, **form.cleaned_data, by=user, now=timezone.now())
    messages.success(request, _("Gemt."))
    return redirect("my-page")


@own_page_required
@require_POST
def consent(request: HttpRequest, purpose: str) -> HttpResponse:
    """Say yes or take a yes back, by the button that was pressed."""
    user = own_account(request)
    act = request.POST.get("act", "")
    if act not in CONSENT_ACTS:
        raise SuspiciousOperation("neither a yes nor a no")
    language = get_language() or settings.LANGUAGE_CODE
    try:
        CONSENT_ACTS[act](user, purpose=purpose, by=user, language=language, now=timezone.now())
    except DomainError as error:
        messages.error(request, str(error.message))
    return redirect("my-page")


@own_page_required
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Everything held about me, to read."""
    held = {"holdings": holdings_about(own_account(request)), "nobodys": titles_without_account()}
    return render(request, "people/my_data.html", {**held, "at": timezone.now()})


@own_page_required
@require_safe
def data_file(request: HttpRequest) -> HttpResponse:
    """Everything held about me, for another program."""
    holdings = holdings_about(own_account(request))
    tables = {one.model: [dict(zip(one.names, row, strict=True)) for row in one.rows] for one in holdings}
    text = json.dumps({"at": timezone.now(), "tables": tables}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    headers = {"Content-Disposition": 'attachment; filename="mine-data.json"'}
    return HttpResponse(text, content_type="application/json", headers=headers)
