"""The way to the office, on every page of those who work there."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from musikfaellesskabet.people.access import Verb, may


def office(request: HttpRequest) -> dict[str, str]:
    """`office_url`: the office's address for those appointed to it, else empty. Visitors cost no query."""
    works_here = settings.SESSION_COOKIE_NAME in request.COOKIES and may(request.user, Verb.OFFICE, timezone.now())
    return {"office_url": reverse("office") if works_here else ""}
