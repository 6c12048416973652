"""Rate limits in the database: fixed windows, shared by every worker."""

import threading
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.models import ThrottleWindow

MINUTE, HOUR, DAY = 60, 3600, 86400

# A wait that ends after midnight is told by the clock when it is shorter than this, and as «tomorrow» otherwise.
_TOLD_BY_THE_CLOCK = timedelta(hours=6)

# The first try of a window writes its row, the next ones raise its count; a full window is left as it is.
_COUNT = f"""
    INSERT INTO {ThrottleWindow._meta.db_table} AS known (key, start, ends_at, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (key, start) DO UPDATE SET count = known.count + 1 WHERE known.count < %s
"""  # noqa: S608 (our own table's name)


class TooMany(DomainError):
    """The window is full. `until` is when the next one begins, `seconds` how long that is from now, rounded up."""

    code = "too_many"

    def __init__(self, until: datetime, now: datetime) -> None:
        self.until = until
        self.seconds = -(-(until - now) // timedelta(seconds=1))
        self.advice = come_back(until, now)
        super().__init__(" ".join([_("Det er mange på kort tid."), self.advice]))


def spend(key: str, limit: int, seconds: int, now: datetime) -> None:
    """Count one try under the key. Raises TooMany when this window already holds `limit` of them. One statement.

    The key (an address, an e-mail) is kept only as a keyed hash, and no longer than the window
    (the sweep `throttle-windows`).
    """
    start = datetime.fromtimestamp(now.timestamp() // seconds * seconds, UTC)
    hashed = salted_hmac("throttle", f"{key} {limit}/{seconds}").hexdigest()
    ends_at = start + timedelta(seconds=seconds)
    instants = [connection.ops.adapt_datetimefield_value(at) for at in (start, ends_at)]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [hashed, *instants, limit])
        if not cursor.rowcount:
            raise TooMany(ends_at, now)


def is_among_first(key: str, limit: int, seconds: int, now: datetime) -> bool:
    """Count one try as `spend` does, where nothing is refused: whether it is among the first `limit` of its window."""
    try:
        spend(key, limit, seconds, now)
    except TooMany:
        return False
    return True


def come_back(until: datetime, now: datetime) -> str:
    """When to try again, as a sentence in the active language, by the clock of TIME_ZONE."""
    at, today = timezone.localtime(until), timezone.localtime(now).date()
    if at.date() != today and until - now >= _TOLD_BY_THE_CLOCK:
        return _("Vent til i morgen, og prøv igen.")
    return _("Vent til kl. %(hour)s, og prøv igen.") % {"hour": time_format(at, "TIME_FORMAT")}


class Pace:
    """How much each may cost this process in a minute: in its own memory, so that reading writes nothing. Thread-safe.

    It spares the process and guards no secret, so it need not be shared between them.
    """

    def __init__(self, most_kept: int = 10_000) -> None:
        self._most_kept = most_kept
        self._minute, self._spent = -1, dict[str, int]()
        self._lock = threading.Lock()

    def spend(self, who: str, cost: int, most: int, now: datetime) -> None:
        """Count the cost. Raises TooMany when it would pass what one may spend in this minute.

        Once there are too many to remember, newcomers are let by uncounted.
        """
        minute = int(now.timestamp() // MINUTE)
        with self._lock:
            if minute != self._minute:
                self._minute, self._spent = minute, {}
            spent = self._spent.get(who, 0) + cost
            if spent > most:
                raise TooMany(datetime.fromtimestamp((minute + 1) * MINUTE, UTC), now)
            if who in self._spent or len(self._spent) < self._most_kept:
                self._spent[who] = spent

    def clear(self) -> None:
        with self._lock:
            self._spent = {}
