"""Whether letters get out, and what a demo's authenticators show."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings

from musikfaellesskabet.letters.models import Delivery, Heartbeat, State

SILENCE = timedelta(seconds=60)


@dataclass(frozen=True)
class WorkerHealth:
    """What the worker does: whether it was seen within a minute, and what waits."""

    is_alive: bool
    waiting: int
    failed: int


def worker_health(now: datetime) -> WorkerHealth:
    """Three counts; `waiting` are letters that should have left by now."""
    return WorkerHealth(
        is_alive=Heartbeat.objects.filter(name="worker", beat_at__gte=now - SILENCE).exists(),
        waiting=Delivery.objects.due(now).count(),
        failed=Delivery.objects.filter(state=State.FAILED).count(),
    )


def demo_codes(at: float) -> dict[str, str]:
    """E-mail → the code that a demo account's authenticator shows at that time (seconds since 1970).

    Of made-up accounts in a demo only: a real person's second step is nobody else's.
    """
    if not settings.DEMO:
        return {}
    known = Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__email__endswith="@demo.example")
    counter = int(at) // app_settings.TOTP_PERIOD
    return {
        one.user.email: format_hotp_value(hotp_value(decrypt(one.data["secret"]), counter))
        for one in known.select_related("user").order_by("user__email")
    }
