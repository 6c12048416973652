"""The one way in: reading only, by anyone from anywhere, at a bearable pace, and every refusal a problem."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from musikfaellesskabet.api.problems import fault_in, problem
from musikfaellesskabet.common.throttle import MINUTE, TooMany, spend
from musikfaellesskabet.common.throttle_gate import network_of, stopped

REQUESTS, SECONDS = 300, MINUTE
METHODS = "GET, HEAD, OPTIONS"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match, Accept-Language",
    "Access-Control-Max-Age": "86400",
}


def door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a reader in. A page that a visitor without a session asked for is kept and validated by `common.pages`."""

    @csrf_exempt
    @wraps(view)
    def through(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _answer(view, request, *args, **kwargs)
        for name, value in CORS.items():
            response.headers[name] = value
        if response.status_code == 200:
            response.is_public_page = True  # type: ignore[attr-defined]
        return response

    return through


def knowing(names: frozenset[str], view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse parameters that nobody would read: a misspelt filter must not look like one that found everything."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        strange = [fault_in({"loc": [name], "type": "unknown"}) for name in request.GET if name not in names]
        return problem(request, 422, strange) if strange else view(request, *args, **kwargs)

    return asked


def _answer(view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": METHODS, **PREFLIGHT})
    if request.method not in {"GET", "HEAD"}:
        refusal = problem(request, 405)
        refusal.headers["Allow"] = METHODS
        return refusal
    try:
        spend(f"api:{network_of(request)}", REQUESTS, SECONDS, timezone.now())
    except TooMany as stop:
        return stopped(stop, problem(request, 429))
    method, request.method = request.method, "GET"
    try:
        response = view(request, *args, **kwargs)
    finally:
        request.method = method
    if response.status_code == 200:
        patch_vary_headers(response, ["Accept-Encoding"])
    return response
