"""Files that people uploaded, served in a sandbox of their own."""

import re
from pathlib import Path

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.uploads import CONTENT_TYPES, PUBLIC

NAME = re.compile(rf"{PUBLIC}/[0-9a-f]{{32}}(?:_\w+)?\.({'|'.join(CONTENT_TYPES)})")
RANGE = re.compile(r"bytes=(\d{1,18})-(\d{0,18})", re.ASCII)


@require_safe
def show(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file: documents as a download, pictures and sound in place; nothing in it can run or reach out.

    A name never leads to other bytes, so it is its own tag. Caches ask each time, and so let go of what is removed.
    """
    match = NAME.fullmatch(name)
    if match is None or not default_storage.exists(name):
        raise Http404
    tag = f'"{Path(name).name}"'
    is_known = tag in request.headers.get("If-None-Match", "")
    response = HttpResponse(status=304) if is_known else _content(request, name, is_document=match[1] == "pdf")
    response.headers["Content-Type"] = CONTENT_TYPES[match[1]]
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["ETag"] = tag
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _content(request: HttpRequest, name: str, *, is_document: bool) -> HttpResponseBase:
    """The whole file, or the part that is asked for."""
    size = default_storage.size(name)
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None:
        return FileResponse(default_storage.open(name), as_attachment=is_document, filename=Path(name).name)
    if int(asked[1]) >= size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return _part(name, int(asked[1]), min(int(asked[2] or size - 1), size - 1), size)


def _part(name: str, first: int, last: int, size: int) -> HttpResponse:
    """What players ask for when someone moves along in a recording; at most a megabyte at a time."""
    last = max(first, min(last, first + 1_000_000 - 1))
    with default_storage.open(name) as file:
        file.seek(first)
        content = file.read(last - first + 1)
    return HttpResponse(content, status=206, headers={"Content-Range": f"bytes {first}-{last}/{size}"})
