"""The steps that a session has taken to log in.

An account may have an authenticator that this session never used: it was logged in before there was one, or its cookie
was copied. So whether the second step was taken is asked of the session, where allauth keeps how the person showed who
they are, and never of the account alone.
"""

import time
from collections.abc import Callable

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject

from musikfaellesskabet.people.models import User


class SecondSteps:
    """Middleware: the account of a request knows which authenticators its session was shown.

    Stands after AuthenticationMiddleware. The account is still read only when somebody asks for it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.user = SimpleLazyObject(lambda: _account_of(request))  # type: ignore[assignment]
        return self.get_response(request)


def _account_of(request: HttpRequest) -> User | AnonymousUser:
    user = get_user(request)
    if not isinstance(user, User):
        return AnonymousUser()
    records = get_authentication_records(request, user)
    user.second_steps = frozenset(record["id"] for record in records if record["method"] == "mfa")
    user.answers = {}
    return user


def shown_just_now(request: HttpRequest, user: User, *, method: str = "") -> bool:
    """Whether this session was shown who the person is within five minutes, by this method where one is given."""
    after = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, user)
    return any(record["at"] > after and method in {"", record["method"]} for record in records)


def took_second_step(user: User) -> bool:
    """Whether the session that the account was read for was shown an authenticator that the person still has.

    One query in a request where a second step was taken at all. An account that was read elsewhere has taken none.
    """
    taken = user.second_steps
    return bool(taken) and user.once(
        "second step", lambda: Authenticator.objects.filter(user=user, pk__in=taken).exists()
    )
