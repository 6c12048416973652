"""What every page knows of itself: its address in the other language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language


def page(request: HttpRequest) -> dict[str, Any]:
    """`other_language_url`, `canonical_url` and `demo` in templates."""
    path = request.get_full_path()
    other = "da" if get_language() == "en" else "en"
    return {
        "other_language": other,
        "other_language_url": translate_url(path, other),
        "canonical_url": settings.SITE_URL + request.path,
        "demo": settings.DEMO,
    }
