"""The way to the office, on every page of those who work there."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from musikfaellesskabet.people.access import Verb, may_in_two_steps


def office(request: HttpRequest) -> dict[str, str]:
    """`office_url`: the office's address for those appointed to it, else empty. Visitors cost no query.

    Whoever is logged in in one step sees it, too: the office's gate then asks for the second.
    """
    works_here = _has_session(request) and may_in_two_steps(request.user, Verb.OFFICE, timezone.now())
    return {"office_url": reverse("office") if works_here else ""}


def _has_session(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES
