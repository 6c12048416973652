"""Public pages are rendered when something has changed, not when they are read.

Each worker keeps finished, compressed answers by address and generation (see `freshness`) and reads only the generation
when it has one. Nothing is dropped by hand, nothing is old on any worker, and what a person who is signed in gets is
never kept.
"""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from musikfaellesskabet.common.freshness import generation

View = TypeVar("View", bound=Callable[..., Any])
Key = tuple[str | int | None, ...]

# Request headers that a page may differ by; they are part of its key. A page that varies by anything else is not kept.
_PART_OF_KEY = ("HX-Request", "HX-Target", "HX-Boosted", "HX-History-Restore-Request")
# The language stands in the path and a cookie keeps the page from being kept at all.
_HARMLESS = {"accept-encoding", "accept-language", "cookie"}
_MAY_VARY_BY = _HARMLESS | {name.lower() for name in _PART_OF_KEY}
_SMALLEST_TO_COMPRESS = 500


def public_page(view: View) -> View:
    """Mark a view whose answer is the same for everyone who is not signed in, and changes only with the generation."""
    view.public_page = True  # type: ignore[attr-defined]
    return view


@dataclass(frozen=True)
class Kept:
    """A finished answer: its headers, its ETag, and its body as it goes over the wire."""

    headers: tuple[tuple[str, str], ...]
    etag: str
    body_by_encoding: dict[str, bytes]

    @classmethod
    def of(cls, response: HttpResponse) -> "Kept":
        """Keep the answer's headers, and its body compressed both ways."""
        body = response.content
        response["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
        response.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
        headers = tuple((name, value) for name, value in response.items() if name != "Content-Length")
        if len(body) < _SMALLEST_TO_COMPRESS:
            bodies = {"": body}
        else:
            bodies = {"br": brotli.compress(body, quality=5), "gzip": gzip.compress(body, 6, mtime=0)}
        return cls(headers, response["ETag"], bodies)

    @property
    def size(self) -> int:
        return sum(map(len, self.body_by_encoding.values()))

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """The answer for this reader: 304 for one who has it, else in an encoding that they take."""
        if _has(self.etag, request):
            return self._unchanged()
        accepted = _encodings(request.headers.get("Accept-Encoding", ""))
        encoding = next((name for name in self.body_by_encoding if name in accepted), "")
        if encoding or "" in self.body_by_encoding:
            body = self.body_by_encoding[encoding]
        else:
            body = gzip.decompress(self.body_by_encoding["gzip"])
        response = HttpResponse(body if request.method == "GET" else b"", headers=dict(self.headers))
        response["Content-Length"] = str(len(body))
        if encoding:
            response["Content-Encoding"] = encoding
        return response

    def _unchanged(self) -> HttpResponseBase:
        told = {"ETag", "Vary", "Cache-Control", "Content-Location", "Expires"}
        return HttpResponseNotModified(headers={name: value for name, value in self.headers if name in told})


class Store:
    """Answers of the newest generation that was seen, the longest unread dropped first when they grow too big."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._bytes = 0
        self._generation = 0
        self._lock = threading.Lock()

    def get(self, number: int, key: Key) -> Kept | None:
        with self._lock:
            self._move_to(number)
            kept = self._kept.get(key) if number == self._generation else None
            if kept is not None:
                self._kept.move_to_end(key)
            return kept

    def put(self, number: int, key: Key, kept: Kept) -> None:
        with self._lock:
            self._move_to(number)
            if number != self._generation or key in self._kept or kept.size > self.most_bytes // 8:
                return
            self._kept[key] = kept
            self._bytes += kept.size
            while self._bytes > self.most_bytes:
                self._bytes -= self._kept.popitem(last=False)[1].size

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def _move_to(self, number: int) -> None:
        if number > self._generation:
            self._kept.clear()
            self._bytes, self._generation = 0, number


class PublicPages:
    """Middleware. Stands outside sessions, so that a kept page costs one query; inside security headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.store = Store(settings.PAGE_MEMORY_MB * 1_000_000)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _is_anonymous_reading(request):
            return _for_one_person(self.get_response(request))
        number, key = generation(), _key(request)
        kept = self.store.get(number, key)
        if kept is None:
            response = self.get_response(request)
            if not isinstance(response, HttpResponse) or not _may_be_kept(request, response):
                return response
            kept = Kept.of(response)
            self.store.put(number, key, kept)
        return kept.answer(request)


def _is_anonymous_reading(request: HttpRequest) -> bool:
    cookies = request.COOKIES
    personal = settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies
    return request.method in {"GET", "HEAD"} and not personal and "Authorization" not in request.headers


def _key(request: HttpRequest) -> Key:
    """The address with its host and the day in Denmark, for pages may say «i dag»."""
    return (
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        timezone.localdate().toordinal(),
        *(request.headers.get(name) for name in _PART_OF_KEY),
    )


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    match = request.resolver_match
    if match is None or not getattr(match.func, "public_page", False) or request.method != "GET":
        return False
    varies_by = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    return (
        response.status_code == 200
        and not response.cookies
        and varies_by <= _MAY_VARY_BY
        and "no-store" not in response.get("Cache-Control", "")
        and "private" not in response.get("Cache-Control", "")
    )


def _for_one_person(response: HttpResponseBase) -> HttpResponseBase:
    """An answer that a shared cache must not keep."""
    if "Cache-Control" not in response:
        response["Cache-Control"] = "private, no-store"
    return response


def _has(etag: str, request: HttpRequest) -> bool:
    held = parse_etags(request.headers.get("If-None-Match", ""))
    return held == ["*"] or etag.removeprefix("W/") in {tag.removeprefix("W/") for tag in held}


def _encodings(header: str) -> set[str]:
    """The encodings that the reader takes; one with q=0 is refused."""
    taken = set()
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}:
            taken.add(name.strip())
    return taken
