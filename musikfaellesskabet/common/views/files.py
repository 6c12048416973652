"""Files that people uploaded, served in a sandbox of their own."""

import re
from pathlib import Path

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.uploads import CONTENT_TYPES, PUBLIC

NAME = re.compile(rf"{PUBLIC}/[0-9a-f]{{32}}(?:_\w+)?\.({'|'.join(CONTENT_TYPES)})")
RANGE = re.compile(r"bytes=(\d+)-(\d*)")


@require_safe
def show(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file: documents as a download, pictures and sound in place; nothing in it can run or reach out."""
    match = NAME.fullmatch(name)
    if match is None or not default_storage.exists(name):
        raise Http404
    ending = match[1]
    size = default_storage.size(name)
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    response: HttpResponseBase
    if asked and int(asked[1]) >= size:
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    elif asked:
        response = _part(name, int(asked[1]), min(int(asked[2] or size - 1), size - 1), size)
    else:
        response = FileResponse(default_storage.open(name), as_attachment=ending == "pdf", filename=Path(name).name)
    response.headers["Content-Type"] = CONTENT_TYPES[ending]
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _part(name: str, first: int, last: int, size: int) -> HttpResponse:
    """What players ask for when someone moves along in a recording; at most a megabyte at a time."""
    last = max(first, min(last, first + 1_000_000 - 1))
    with default_storage.open(name) as file:
        file.seek(first)
        content = file.read(last - first + 1)
    return HttpResponse(content, status=206, headers={"Content-Range": f"bytes {first}-{last}/{size}"})
