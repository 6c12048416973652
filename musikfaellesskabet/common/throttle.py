"""Rate limits in the database: fixed windows, shared by every worker."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from musikfaellesskabet.common.models import ThrottleWindow

# The first try of a window writes its row, the next ones raise its count; a full window is left as it is.
_COUNT = f"""
    INSERT INTO {ThrottleWindow._meta.db_table} AS known (key, start, ends_at, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (key, start) DO UPDATE SET count = known.count + 1 WHERE known.count < %s
"""  # noqa: S608 (our own table's name)


def allow(key: str, limit: int, seconds: int, now: datetime) -> bool:
    """Count one try under the key; False when this window already holds `limit` of them. One statement.

    The key (an address, an e-mail) is kept only as a keyed hash, and no longer than the window
    (the sweep `throttle-windows`).
    """
    start = datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)
    hashed = salted_hmac("throttle", f"{key} {limit}/{seconds}").hexdigest()
    ends_at = start + timedelta(seconds=seconds)
    instants = [connection.ops.adapt_datetimefield_value(at) for at in (start, ends_at)]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [hashed, *instants, limit])
        return bool(cursor.rowcount)
