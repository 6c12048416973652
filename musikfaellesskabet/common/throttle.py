"""Rate limits in the database: fixed windows, shared by every worker."""

import threading
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


class Pace:
    """How much each may cost this process in a minute: in its own memory, so that reading writes nothing. Thread-safe.

    It spares the process and guards no secret, so it need not be shared between them.
    """

    def __init__(self, most_kept: int = 10_000) -> None:
        self._most_kept = most_kept
        self._minute, self._spent = -1, dict[str, int]()
        self._lock = threading.Lock()

    def allow(self, who: str, cost: int, most: int, now: datetime) -> bool:
        """Count the cost; False when it would pass what one may spend in this minute. Too many to count are let by."""
        minute = int(now.timestamp() // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._spent = minute, {}
            spent = self._spent.get(who, 0) + cost
            if spent > most:
                return False
            if who in self._spent or len(self._spent) < self._most_kept:
                self._spent[who] = spent
            return True

    def clear(self) -> None:
        with self._lock:
            self._spent = {}
