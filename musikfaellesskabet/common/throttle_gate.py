"""The gate before forms that could be tried again and again, and before pages that are dear to make.

Each app says in its `throttles.py` how often, and how dear.
"""

from collections.abc import Callable
from ipaddress import ip_network
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.proxies import address_in
from musikfaellesskabet.common.throttle import Pace, TooMany, spend

# How to tell who sends; "" is nobody, and is not counted.
By = Callable[[HttpRequest], str]
# (times, seconds, by the sender's "address", by a field of the form, or by something else that tells who)
Rule = tuple[int, int, str | By]

_READING = _("Vi stopper her, så siden også kan svare andre.")
_SENDING = _("Vi stopper her, så formularen ikke kan misbruges.")

_rules: dict[str, list[Rule]] = {}
_reasons: dict[str, str | Promise] = {}
_costs: dict[str, int] = {}
pace = Pace()


def limit(name: str, *rules: Rule, why: str | Promise = _SENDING) -> None:
    """Let the form at a named address be sent only so often; `why` is told to whoever is stopped.

    Raises ValueError when the name has rules already.
    """
    if name in _rules:
        raise ValueError(f"{name} is limited already")
    _rules[name] = list(rules)
    _reasons[name] = why


def costs(name: str, points: int) -> None:
    """Let reading the page at a named address cost so much of the READ_POINTS that one has in a minute.

    For what is made anew for each question; a page that lies ready on the shelf never comes this far.
    Raises ValueError when the name has a cost already.
    """
    if name in _costs:
        raise ValueError(f"{name} has a cost already")
    _costs[name] = points


class ThrottleGate:
    """Counts what is sent to and read from a named address; too much is answered with 429 and when to come back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """None lets the view answer."""
        match = request.resolver_match
        if match is None:
            return None
        try:
            if request.method in {"GET", "HEAD"}:
                _count_reading(request, match.view_name)
            elif request.method == "POST":
                _count_sending(request, match.view_name)
        except TooMany as stop:
            why = _reasons[match.view_name] if request.method == "POST" else _READING
            return stopped(stop, render(request, "common/429.html", {"stop": stop, "why": why}))
        return None


def _count_reading(request: HttpRequest, name: str) -> None:
    most, points = settings.READ_POINTS, _costs.get(name, 0)
    if most and points:
        pace.spend(network_of(request), points, most, timezone.now())


def _count_sending(request: HttpRequest, name: str) -> None:
    for times, seconds, by in _rules.get(name, []):
        what, who = _sender(request, by)
        if who is not None:
            spend(f"{name} {what} {who}", times, seconds, timezone.now())


def stopped(stop: TooMany, response: HttpResponse) -> HttpResponse:
    """The answer, now saying that it was too much and in how many seconds to come back."""
    response.status_code = 429
    response.headers["Retry-After"] = str(stop.seconds)
    return response


def _sender(request: HttpRequest, by: str | By) -> tuple[str, str | None]:
    """What is counted by, and who it is; None for nobody."""
    if callable(by):
        return by.__name__, by(request) or None
    return by, network_of(request) if by == "address" else request.POST.get(by, "").strip().lower()


def network_of(request: HttpRequest) -> str:
    """Where the request comes from: an IPv4 address, or the first 64 bits of an IPv6 one.

    Whoever has one IPv6 address has the other 2⁶⁴ of its network too, and could else try anew from each.
    """
    sent = str(request.META.get("REMOTE_ADDR", ""))
    address = address_in(sent)
    if address is None or address.version == 4:
        return sent if address is None else str(address)
    return str(ip_network((address, 64), strict=False))
