"""The platform's own application, and beside it a constant Django page to compare with, in the same process.

`/_constant` is Django at its barest: no middleware, no database, a body of fixed bytes as large as a public page on the
wire. `/_constant/stack` is the same body behind the platform's middleware.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import path

from musikfaellesskabet.wsgi import application as platform

BODY = b"<!doctype html><title>constant</title>" + b"<p>musik</p>" * 500


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY, headers={"Content-Length": str(len(BODY))})


import_module(settings.ROOT_URLCONF).urlpatterns[:0] = [
    path("_constant", constant),
    path("_constant/stack", constant),
]
with override_settings(MIDDLEWARE=[]):
    bare = WSGIHandler()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
    handler = bare if environ["PATH_INFO"] == "/_constant" else platform
    return handler(environ, start_response)
