"""The gate before forms that could be tried again and again. Each app says in its `throttles.py` how often."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from musikfaellesskabet.common.throttle import allow

# (times, seconds, by the sender's "address" or by a field of the form)
Rule = tuple[int, int, str]

_rules: dict[str, list[Rule]] = {}


def limit(name: str, *rules: Rule) -> None:
    """Let the form at a named address be sent only so often. Raises ValueError when the name has rules already."""
    if name in _rules:
        raise ValueError(f"{name} is limited already")
    _rules[name] = list(rules)


class ThrottleGate:
    """Counts what is sent to a named address; too much is answered with 429 and when to come back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """None lets the view answer."""
        match = request.resolver_match
        if request.method != "POST" or match is None:
            return None
        for times, seconds, by in _rules.get(match.view_name, []):
            who = address_of(request) if by == "address" else request.POST.get(by, "").strip().lower()
            if not allow(f"{match.view_name} {by} {who}", times, seconds, timezone.now()):
                response = render(request, "common/429.html", {"minutes": -(-seconds // 60)}, status=429)
                response.headers["Retry-After"] = str(seconds)
                return response
        return None


def address_of(request: HttpRequest) -> str:
    """Where the request comes from, as far as the server itself can see."""
    return str(request.META.get("REMOTE_ADDR", ""))
