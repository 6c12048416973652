"""Pages are read and forms are sent; nothing else is asked of them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

OF_PAGES = ("GET", "HEAD", "POST")
DOORS_FOR_MACHINES = ("/api/v1/",)


class PageMethodsMiddleware:
    """Answers every other method with 405 before any view is asked; the doors for machines have rules of their own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in OF_PAGES and not request.path.startswith(DOORS_FOR_MACHINES):
            return HttpResponseNotAllowed(OF_PAGES)
        return self.get_response(request)
