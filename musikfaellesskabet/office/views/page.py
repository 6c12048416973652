"""What every page of the office has: the menu with its counts, and the answer after a decision."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.office.queries import piles
from musikfaellesskabet.people.models import User


def official(request: HttpRequest) -> User:
    """Who is at work here. Raises PermissionDenied for a visitor, whom the gate has not let in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def show_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The template with the office's menu."""
    today = timezone.localdate()
    heaps = piles(today)
    waiting = [pile for pile in heaps if pile.count and pile.queue.waits]
    more = {"piles": heaps, "waiting": waiting, "week": today.isocalendar().week, "here": request.resolver_match}
    return render(request, f"office/{template}.html", context | more)


def decided(request: HttpRequest, back: str, action: Callable[[], object], done: str) -> HttpResponse:
    """Do it, say so, and go back to the list; a refusal is said in its own words."""
    try:
        action()
    except DomainError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, done)
    return redirect(back)
