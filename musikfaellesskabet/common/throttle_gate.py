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

from musikfaellesskabet.common.proxies import address_in
from musikfaellesskabet.common.throttle import Pace, allow

# How to tell who sends; "" is nobody, and is not counted.
By = Callable[[HttpRequest], str]
# (times, seconds, by the sender's "address", by a field of the form, or by something else that tells who)
Rule = tuple[int, int, str | By]

_rules: dict[str, list[Rule]] = {}
_costs: dict[str, int] = {}
pace = Pace()


def limit(name: str, *rules: Rule) -> None:
    """Let the form at a named address be sent only so often. Raises ValueError when the name has rules already."""
    if name in _rules:
        raise ValueError(f"{name} is limited already")
    _rules[name] = list(rules)


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
        if request.method in {"GET", "HEAD"}:
            return _reading(request, match.view_name)
        if request.method != "POST":
            return None
        for times, seconds, by in _rules.get(match.view_name, []):
            what, who = _sender(request, by)
            if who is not None and not allow(f"{match.view_name} {what} {who}", times, seconds, timezone.now()):
                return _come_back(request, seconds)
        return None


def _reading(request: HttpRequest, name: str) -> HttpResponse | None:
    most, points = settings.READ_POINTS, _costs.get(name, 0)
    if not (most and points) or pace.allow(network_of(request), points, most, timezone.now()):
        return None
    return _come_back(request, 60, is_reading=True)


def _come_back(request: HttpRequest, seconds: int, *, is_reading: bool = False) -> HttpResponse:
    context = {"minutes": -(-seconds // 60), "is_reading": is_reading}
    response = render(request, "common/429.html", context, status=429)
    response.headers["Retry-After"] = str(seconds)
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
