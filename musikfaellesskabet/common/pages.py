"""Finished public pages, kept in each worker's memory and served as they are until something public changes.

A page is kept under its address, the quarter of an hour, and the generation of public content (`freshness`), so
nothing is dropped by hand: a change raises the generation, and with it every key. What no one changes but time itself,
a date that is over or a day that begins, is at most a quarter of an hour old.

What stands after «?» is part of the address only where the view reads it (`public_answer`). Any other page
(`public_page`) never sees it, so `/tillid?x=1`, `?x=2`, … are one page: made once, and kept once.
"""

import gzip
import hashlib
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache, wraps
from typing import Any

import brotli
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.freshness import generation
from musikfaellesskabet.common.trackers import without_trackers

Key = tuple[str | int | None, ...]
_QUARTER_SECONDS = 15 * 60
_SHORTEST_WORTH_COMPRESSING = 500
# Request headers of htmx that a page may differ by; part of its key. One that varies by anything else is not kept:
# the language stands in the path, and a visitor with a session never comes this far.
_PART_OF_KEY = ("HX-Request", "HX-Target", "HX-History-Restore-Request")
_KEY_IN_META = ("HTTP_HOST", *(f"HTTP_{name.upper().replace('-', '_')}" for name in _PART_OF_KEY))
_MAY_VARY_BY = {"accept-encoding", "accept-language", "cookie", *(name.lower() for name in _PART_OF_KEY)}


@dataclass(frozen=True)
class Page:
    """A finished answer: its headers and its body, plain and compressed."""

    headers: dict[str, str]
    bodies: dict[str, bytes]
    takes_parameters: bool = True

    @cached_property
    def store(self) -> dict[str, tuple[str, str]]:
        """The headers as Django's mapping holds them: lower case → (as written, value)."""
        return {name.lower(): (name, value) for name, value in self.headers.items()}

    @property
    def size(self) -> int:
        return sum(len(body) for body in self.bodies.values())


class Shelf:
    """Pages by key, at most `most_bytes` of them; the longest unread goes first. Safe between threads."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Key, page: Page) -> None:
        """Keep the page, dropping the longest unread until everything fits. A page too large alone is not kept."""
        if page.size > self.most_bytes:
            return
        with self._lock:
            self._drop(key)
            while self.bytes + page.size > self.most_bytes:
                self._drop(next(iter(self._pages)))
            self._pages[key] = page
            self.bytes += page.size

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self.bytes = 0

    def _drop(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self.bytes -= page.size


shelf = Shelf(settings.PAGE_SHELF_BYTES)


def public_answer(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view whose answer to a visitor without a session is the same for every such visitor; it is only read.

    For views that read parameters: each question has a page of its own.
    """

    @require_safe
    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.is_public_page = True  # type: ignore[attr-defined]
        return response

    return marked


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """As `public_answer`, for views that read no parameters: they are taken away, and there is one page for all."""

    answer = public_answer(view)

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.META["QUERY_STRING"], request.GET = "", QueryDict()
        response = answer(request, *args, **kwargs)
        response.takes_parameters = False  # type: ignore[attr-defined]
        return response

    return marked


class PublicPages:
    """Middleware: answer from the shelf where possible, and put finished public pages on it.

    One query when the page is there (the generation). Visitors with a session, other methods than GET and HEAD, and
    answers that set a cookie pass by untouched. What follows people about on the web (`utm_source=…`) is first taken
    out of the address, so that no page is kept, or answers differently, for its sake.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("QUERY_STRING"):
            request.META["QUERY_STRING"] = without_trackers(request.META["QUERY_STRING"])
        if not _is_anonymous_reading(request):
            return self.get_response(request)
        try:
            number = generation()
        except DatabaseError:
            return self.get_response(request)  # the view says what it can: the health page answers without a database
        query = request.META.get("QUERY_STRING", "")
        page = _kept(request, query, number)
        if page is None:
            response = self.get_response(request)
            if not _may_be_kept(response):
                return response
            page = finished(response)
            if request.method == "GET":
                shelf.put(_key(request, query if page.takes_parameters else "", number), page)
        return _answer(request, page)


def _is_anonymous_reading(request: HttpRequest) -> bool:
    if request.method not in {"GET", "HEAD"} or request.path_info.startswith(settings.STATIC_URL):
        return False
    personal = settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES
    return not personal and "HTTP_AUTHORIZATION" not in request.META


def _kept(request: HttpRequest, query: str, number: int) -> Page | None:
    """The page that lies ready: of this address with its parameters, or of the address alone if it takes none."""
    page = shelf.get(_key(request, query, number))
    if page is None and query:
        alone = shelf.get(_key(request, "", number))
        return alone if alone is not None and not alone.takes_parameters else None
    return page


def _key(request: HttpRequest, query: str, number: int) -> Key:
    """The address with its host, the quarter of an hour, the generation, and what htmx asked for.

    The host is as sent: one that is not ours is refused further in, and such an answer is not kept.
    """
    sent = request.META
    asked = (sent.get(name) for name in _KEY_IN_META)
    address = (request.scheme, request.path, query)
    return (*address, int(time.time()) // _QUARTER_SECONDS, number, *asked)


def _may_be_kept(response: HttpResponse) -> bool:
    varies_by = {name.strip().lower() for name in response.headers.get("Vary", "").split(",") if name.strip()}
    control = response.headers.get("Cache-Control", "")
    return (
        getattr(response, "is_public_page", False)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and varies_by <= _MAY_VARY_BY
        and not ("private" in control or "no-store" in control)
    )


def finished(response: HttpResponse) -> Page:
    """The answer with its validator and its compressed bodies."""
    body = response.content
    response.headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    response.headers.setdefault("Cache-Control", "public, no-cache")
    patch_vary_headers(response, ["Accept-Encoding", "Cookie", *_PART_OF_KEY])
    bodies = {"": body}
    if len(body) > _SHORTEST_WORTH_COMPRESSING:
        bodies |= {"br": brotli.compress(body, quality=5), "gzip": gzip.compress(body, 6, mtime=0)}
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    return Page(headers, bodies, getattr(response, "takes_parameters", True))


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    coding = _coding(request.META.get("HTTP_ACCEPT_ENCODING", ""), page)
    body = page.bodies[coding]
    response = HttpResponse(body if request.method == "GET" else b"", content_type=page.headers["Content-Type"])
    # Checked when the page was finished: fifteen headers, checked anew, would cost as much as the rest of the answer.
    response.headers._store.update(page.store)
    if "HTTP_IF_NONE_MATCH" in request.META:
        conditional = get_conditional_response(request, etag=response.headers["ETag"], response=response)
        if isinstance(conditional, HttpResponseNotModified):
            for name, value in page.headers.items():
                conditional.headers.setdefault(name, value)
            del conditional.headers["Content-Type"]
            return conditional
    response.headers["Content-Length"] = str(len(body))
    if coding:
        response.headers["Content-Encoding"] = coding
    return response


@lru_cache(maxsize=256)
def _accepted(header: str) -> frozenset[str]:
    """The codings that a visitor takes; `q=0` is a no."""
    pieces = (piece.replace(" ", "").lower().partition(";") for piece in header.split(","))
    return frozenset(name for name, _, quality in pieces if not re.fullmatch(r"q=0(\.0*)?", quality))


def _coding(header: str, page: Page) -> str:
    """The best coding that the visitor takes and that we have."""
    accepted = _accepted(header)
    return next((coding for coding in ("br", "gzip") if coding in accepted and coding in page.bodies), "")
