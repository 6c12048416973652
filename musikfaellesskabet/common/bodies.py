"""How much may be sent: a stranger sends forms, who is logged in sends files too."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from musikfaellesskabet.common.uploads import MEDIA_BYTES

OF_STRANGERS = 1_000_000
OF_PEOPLE = MEDIA_BYTES + OF_STRANGERS


class BodyLimit:
    """Answers 413 before anything of a body that is too large has been read.

    After the log-in is known, and before Django's protection of forms, which reads them. A body of unsaid length is
    none to WSGI. Django's own limit is for the fields of a form alone: it takes files of any size.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = _length_of(request)
        if length > OF_STRANGERS:
            most = OF_PEOPLE if request.user.is_authenticated else OF_STRANGERS
            if length > most:
                return render(request, "common/413.html", {"megabytes": most // 1_000_000}, status=413)
        return self.get_response(request)


def _length_of(request: HttpRequest) -> int:
    said = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else 0
