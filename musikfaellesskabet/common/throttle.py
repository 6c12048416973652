"""Rate limits in the database: fixed windows, shared by every worker."""

from datetime import UTC, datetime, timedelta

from django.db.models import F
from django.utils.crypto import salted_hmac

from musikfaellesskabet.common.models import ThrottleWindow


def allow(key: str, limit: int, seconds: int, now: datetime) -> bool:
    """Count one try under the key; False when this window already holds `limit` of them. Two statements.

    The key (an address, an e-mail) is kept only as a keyed hash, and no longer than the window
    (the sweep `throttle-windows`).
    """
    start = datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)
    hashed = salted_hmac("throttle", f"{key} {limit}/{seconds}").hexdigest()
    window = ThrottleWindow(key=hashed, start=start, ends_at=start + timedelta(seconds=seconds))
    ThrottleWindow.objects.bulk_create([window], ignore_conflicts=True)
    open_windows = ThrottleWindow.objects.filter(key=hashed, start=start, count__lt=limit)
    return bool(open_windows.update(count=F("count") + 1))
