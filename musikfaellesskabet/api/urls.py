"""The API's addresses, each through the door; whatever else is asked for is a problem, too."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, path, re_path

from musikfaellesskabet.api.api import api
from musikfaellesskabet.api.document import parameters_of
from musikfaellesskabet.api.door import door, knowing
from musikfaellesskabet.api.views import document


def _endpoints() -> Iterator[URLPattern]:
    """The declared endpoints; Ninja's own start page is left out."""
    for pattern in api.urls[0]:
        route = str(pattern.pattern)
        if isinstance(pattern, URLPattern) and pattern.name != "api-root":
            names = parameters_of(re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route))
            yield path(route, door(knowing(names, pattern.callback)), name=f"api-{pattern.name}")


urlpatterns = [
    path("openapi.json", door(knowing(frozenset(), document.show)), name="api-document"),
    *_endpoints(),
    re_path(r"", door(document.elsewhere), name="api-elsewhere"),
]
