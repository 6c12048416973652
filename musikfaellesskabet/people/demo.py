"""The demo's authenticator: two-step log-in stays the rule in a demo, and its codes stand on a page."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings

from musikfaellesskabet.people.models import User

DOMAIN = "@demo.example"
SECONDS = 30


def give_authenticator(user: User) -> None:
    """Let a demo account log in in two steps. Raises ValueError for an account that is not the demo's."""
    if not (settings.DEMO and user.email.endswith(DOMAIN)):
        raise ValueError("Only a demo's own accounts get a public authenticator.")
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, generate_totp_secret())


def codes_now() -> list[tuple[User, str]]:
    """The present code of each demo account that has an authenticator."""
    counter = int(time.time()) // SECONDS
    authenticators = Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__email__endswith=DOMAIN)
    return [
        (one.user, format_hotp_value(hotp_value(decrypt(one.data["secret"]), counter)))
        for one in authenticators.select_related("user").order_by("user__email")
    ]
