"""Steps that the views of every subject share: who asks, and what becomes of a form or a button."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypedDict

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest
from django.utils import timezone

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.once import SentOtherwise, sent_once
from musikfaellesskabet.common.seen import ChangedMeanwhile
from musikfaellesskabet.common.throttle import TooMany
from musikfaellesskabet.people.models import User
from musikfaellesskabet.ui.forms import Watchful


def person(request: HttpRequest) -> User:
    """The account that asks. Raises Http404 for one who is not signed in: guard the view first."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


class Signature(TypedDict):
    """Who acts, and when."""

    by: User
    now: datetime


def signed(request: HttpRequest) -> Signature:
    """The person who asks, and this moment: what every action wants to know."""
    return {"by": person(request), "now": timezone.now()}


def done(request: HttpRequest, form: BaseForm, action: Callable[[], Any]) -> bool:
    """Run the action when the form is sent and holds. A refusal becomes the form's own error; False then."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        action()
    except DomainError as error:
        if isinstance(error, ChangedMeanwhile) and isinstance(form, Watchful):
            form.show_both(error)
        else:
            form.add_error(None, ValidationError(str(error.message), code=error.code))
        return False
    return True


def made_once(request: HttpRequest, form: BaseForm, make: Callable[[], str]) -> str:
    """As `done`, for what makes something: the address that `make` tells, also when the form is sent a second time.

    Empty when it is not sent, or refused.
    """
    made: list[str] = []
    done(request, form, lambda: made.append(sent_once(request, make)))
    return made[0] if made else ""


def status_of(form: BaseForm) -> int:
    """The status of a page that shows the form: 200; 422 where it was refused, 429 where it was sent too often, 409
    where it was sent before and said something else.
    """
    for refusal, status in ((TooMany, 429), (SentOtherwise, 409)):
        if form.has_error(NON_FIELD_ERRORS, refusal.code):
            return status
    return 422 if form.errors else 200


def tried(request: HttpRequest, action: Callable[[], Any], said: str) -> bool:
    """Run an action that has no form of its own; its refusal becomes a message, and so does its success."""
    try:
        action()
    except DomainError as error:
        messages.error(request, str(error.message))
        return False
    messages.success(request, said)
    return True
