"""Dates as people say them, before they are rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

WEEK = timedelta(weeks=1)
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
"""A day beyond these is a slip of the pen."""


def instants(first_day: date, starts: time, last_day: date, ends: time) -> tuple[datetime, datetime]:
    """When what is said in days and hours on the clock begins and ends, in local time.

    An hour that the clock leaps over in spring is the one after it. What would then end before it has begun lasts as
    long as it would on any other night.
    """
    zone = timezone.get_current_timezone()
    begins, over = datetime.combine(first_day, starts), datetime.combine(last_day, ends)
    first, last = (one.replace(tzinfo=zone).astimezone(UTC) for one in (begins, over))
    if last <= first and over > begins:
        last = first + (over - begins)
    return first.astimezone(zone), last.astimezone(zone)


@dataclass(frozen=True)
class Series:
    """Dates as one says them: a first day, its hours on the clock, perhaps a last day, perhaps every week until a day.

    `but_not_on` are days within the weeks on which nothing is held; they stand in the list as called off.
    """

    first_day: date
    starts: time
    ends: time
    last_day: date | None = None
    until: date | None = None
    but_not_on: frozenset[date] = field(default_factory=frozenset)

    def days(self) -> Iterator[date]:
        """The day on which each session begins."""
        day = self.first_day
        yield day
        while self.until and self.until - day >= WEEK:
            day += WEEK
            yield day

    def hours_of(self, day: date) -> tuple[datetime, datetime]:
        """When the session that begins on this day begins and ends: the same on the clock, summer and winter."""
        length = (self.last_day - self.first_day) if self.last_day else timedelta()
        return instants(day, self.starts, day + length, self.ends)
