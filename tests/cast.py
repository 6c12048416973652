"""The people of the tests: Astrid runs things, Bo helps her, Carla wants something, David has no business here."""

from datetime import UTC, datetime

from musikfaellesskabet.people.models import AgeBand, Appointment, Role, User

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PASSWORD = "en lang sætning om regn"


def person(name: str, **fields: object) -> User:
    """An adult with a confirmed e-mail address, `name@example.org`."""
    from allauth.account.models import EmailAddress  # here, so that the cast can be imported before Django is set up

    user = User.objects.create_user(
        email=f"{name.lower()}@example.org",
        password=PASSWORD,
        display_name=name,
        **{"age_band": AgeBand.ADULT, "age_method": "stated", **fields},
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def appoint(user: User, role: Role = Role.SECRETARIAT, *, with_mfa: bool = True) -> User:
    """Appointed for as long as tests run, with an authenticator unless told otherwise."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # see `person`

    Appointment.objects.create(user=user, role=role, since=datetime(2021, 1, 1, tzinfo=UTC))
    if with_mfa:
        TOTP.activate(user, generate_totp_secret())
    return User.objects.get(pk=user.pk)
