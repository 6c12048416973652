"""The people of the tests: Astrid runs things, Bo helps her, Carla wants something, David has no business here."""

from datetime import UTC, datetime
from functools import cache

from django.contrib.auth.hashers import make_password

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
    """Appointed for as long as tests run, with an authenticator unless told otherwise."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # see `person`

    Appointment.objects.create(user=user, role=role, since=datetime(2021, 1, 1, tzinfo=UTC))
    if with_mfa:
        TOTP.activate(user, generate_totp_secret())
    return User.objects.get(pk=user.pk)


def code_of(user: User) -> str:
    """The code that the person's authenticator app shows now."""
    from allauth.mfa.models import Authenticator  # see `person`
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
    from allauth.mfa.utils import decrypt

    secret = decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
