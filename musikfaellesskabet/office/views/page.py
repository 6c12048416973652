"""What every page of the office has: the menu with its counts, and the answer after a decision."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from musikfaellesskabet.office.queries import piles
from musikfaellesskabet.people.views.steps import tried


def show_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The template with the office's menu."""
    today = timezone.localdate()
    heaps = piles(today)
    waiting = [pile for pile in heaps if pile.count and pile.queue.waits]
    more = {"piles": heaps, "waiting": waiting, "week": today.isocalendar().week, "here": request.resolver_match}
    return render(request, f"office/{template}.html", context | more)


def decided(request: HttpRequest, back: str, action: Callable[[], object], done: str) -> HttpResponse:
    """Do it, say so, and go back to the list; a refusal is said in its own words."""
    tried(request, action, done)
    return redirect(back)
