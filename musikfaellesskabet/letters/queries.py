"""Whether letters get out, whom to warn of what, and what a demo's authenticators show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from musikfaellesskabet.letters.models import LEADS, WAITED_TOO_LONG, Delivery, ErasureNotice, Heartbeat, State
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.queries import addresses_of, relied_on, unused_accounts, with_last_use
from musikfaellesskabet.people.retention import Term

SILENCE = timedelta(seconds=60)


@dataclass(frozen=True)
class WorkerHealth:
    """What the worker does: whether it was seen within a minute, and what becomes of letters."""

    is_alive: bool
    waiting: int
    failed: int
    expired: int


def worker_health(now: datetime) -> WorkerHealth:
    """`waiting` are letters that should have left by now, `failed` were refused, `expired` were never taken in time."""
    failed = Delivery.objects.filter(state=State.FAILED)
    return WorkerHealth(
        is_alive=Heartbeat.objects.filter(name="worker", beat_at__gte=now - SILENCE).exists(),
        waiting=Delivery.objects.due(now).count(),
        failed=failed.exclude(refusal=WAITED_TOO_LONG).count(),
        expired=failed.filter(refusal=WAITED_TOO_LONG).count(),
    )


def letters_to(user: User) -> QuerySet[Delivery]:
    """Letters to any of the person's addresses, those that wait included."""
    return Delivery.objects.filter(to__in=addresses_of(user))


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


def accounts_to_warn(step: ErasureNotice.Step, term: Term, now: datetime, *, of_minors: bool) -> QuerySet[Any]:
    """Unused accounts whose turn for this letter it is. The last one comes when the first has had its time to work."""
    first, last = ErasureNotice.Step
    accounts = unused_accounts(term.before(now + LEADS[step]), now, of_minors=of_minors)
    if step == last:
        accounts = accounts.filter(_warned(first, now - (LEADS[first] - LEADS[last])))
    return accounts.exclude(Exists(_standing_notices(step))).order_by("last_used_at", "pk")


def accounts_to_erase(before: datetime, now: datetime, *, of_minors: bool) -> QuerySet[Any]:
    """Unused accounts with both letters behind them, the last one long enough ago."""
    last = ErasureNotice.Step.LAST
    return unused_accounts(before, now, of_minors=of_minors).filter(_warned(last, now - LEADS[last]))


def void_notices(now: datetime) -> QuerySet[ErasureNotice]:
    """Notices of accounts that have been used since, or that somebody relies on now."""
    kept = with_last_use().exclude(relied_on(now)).filter(pk=OuterRef("user"), last_used_at__lt=OuterRef("written_at"))
    return ErasureNotice.objects.exclude(Exists(kept))


def _standing_notices(step: ErasureNotice.Step) -> QuerySet[ErasureNotice]:
    """Inside a query of accounts with `last_used_at`: notices written since."""
    return ErasureNotice.objects.filter(user=OuterRef("pk"), step=step, written_at__gt=OuterRef("last_used_at"))


def _warned(step: ErasureNotice.Step, by: datetime) -> Exists:
    """Condition on accounts: the letter left by then. One that still waits has warned nobody."""
    waits = Q(letter__state=State.QUEUED)
    left = _standing_notices(step).exclude(waits).alias(left_at=Coalesce(F("letter__sent_at"), F("written_at")))
    return Exists(left.filter(left_at__lte=by))
