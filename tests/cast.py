"""The people of the tests: Astrid runs things, Bo helps her, Carla wants something, David has no business here."""

from datetime import UTC, datetime
from functools import cache

from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.test import Client

from musikfaellesskabet.people.models import AgeBand, Appointment, Role, User

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PASSWORD = "en lang sætning om regn"


def person(name: str, **fields: object) -> User:
    """An adult with a confirmed e-mail address, `name@example.org`."""
    from allauth.account.models import EmailAddress  # here, so that the cast can be imported before Django is set up

    user = User.objects.create_user(
        email=f"{name.lower()}@example.org",
        **{"display_name": name, "age_band": AgeBand.ADULT, "age_method": "stated", **fields},
    )
    User.objects.filter(pk=user.pk).update(password=_hashed())
    user.refresh_from_db()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@cache
def _hashed() -> str:
    """Hashing is slow on purpose; the cast shares one."""
    return make_password(PASSWORD)


def appoint(user: User, role: Role = Role.SECRETARIAT, *, with_mfa: bool = True) -> User:
    """Appointed for as long as tests run; with an authenticator, and logged in by it, unless told otherwise."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # see `person`

    Appointment.objects.create(user=user, role=role, since=datetime(2021, 1, 1, tzinfo=UTC))
    if with_mfa:
        TOTP.activate(user, generate_totp_secret())
    return in_two_steps(User.objects.get(pk=user.pk))


def in_two_steps(user: User) -> User:
    """The account as a session knows it that was shown all of the person's authenticators."""
    from allauth.mfa.models import Authenticator  # see `person`

    user.second_steps = frozenset(Authenticator.objects.filter(user=user).values_list("pk", flat=True))
    return user


def sign_in(client: Client, user: User, *, steps: int = 2) -> Client:
    """Log the client in as a person would in so many steps; whoever has no authenticator takes one at most."""
    from allauth.account.internal.flows.login import record_authentication  # see `person`
    from allauth.mfa.models import Authenticator

    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, method="password")
    for shown in Authenticator.objects.filter(user=user) if steps == 2 else ():
        record_authentication(request, user, method="mfa", id=shown.pk, type=shown.type)
    request.session.save()
    return client


def code_of(user: User) -> str:
    """The code that the person's authenticator app shows now."""
    from allauth.mfa.models import Authenticator  # see `person`
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
    from allauth.mfa.utils import decrypt

    secret = decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
