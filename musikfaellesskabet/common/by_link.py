"""Pages whose address is a key, told in a letter or on a receipt."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """For a page whose address is a key: no cache keeps it, no search engine lists it, and no link hands it on.

    Nothing of the visitor's session is used, so there is no authority that another site could borrow, and no cookie is
    set; and the browser that tells no referrer could not be told from another site.
    """

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer
