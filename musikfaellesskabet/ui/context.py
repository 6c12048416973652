"""What every page knows of itself: its addresses, its menus, and whether somebody is signed in."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils import timezone
from django.utils.translation import get_language

from musikfaellesskabet.ui import menu


def page(request: HttpRequest) -> dict[str, Any]:
    """`other_language_url`, `canonical_url`, `demo`, `menus`, `signed_in`, … in templates.

    A visitor without a session cookie never causes one to be looked for: such pages are kept and shared.
    """
    path = request.get_full_path()
    other = "da" if get_language() == "en" else "en"
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    year, week, _day = timezone.localdate().isocalendar()
    return {
        "other_language": other,
        "other_language_url": translate_url(path, other),
        "canonical_url": settings.SITE_URL + request.path,
        "demo": settings.DEMO,
        "year": year,
        "week": week,
        "may_have_messages": has_session or "messages" in request.COOKIES,
        "signed_in": has_session and request.user.is_authenticated,
        "menus": _menus(request),
    }


def _menus(request: HttpRequest) -> dict[str, Any]:
    public = list(menu.entries(menu.PUBLIC, request.path))
    demo = list(menu.entries(menu.DEMO, request.path)) if settings.DEMO else []
    return {
        "main": public[: menu.IN_MASTHEAD],
        "all": public + demo,
        "small": list(menu.entries(menu.SMALL, request.path)),
        "home": menu.address_of("front"),
        "search": menu.address_of("search"),
        "suggest": menu.address_of("search-suggest"),
        "mine": menu.address_of("my-page"),
        "log_in": menu.address_of("account_login"),
        "log_out": menu.address_of("account_logout"),
    }
