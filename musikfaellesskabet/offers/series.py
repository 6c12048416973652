"""Dates as people say them, before they are rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

WEEK = timedelta(weeks=1)


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
        while self.until and day + WEEK <= self.until:
            day += WEEK
            yield day

    def hours_of(self, day: date) -> tuple[datetime, datetime]:
        """When the session that begins on this day begins and ends: the same on the clock, summer and winter."""
        length = (self.last_day - self.first_day) if self.last_day else timedelta()
        zone = timezone.get_current_timezone()
        return datetime.combine(day, self.starts, zone), datetime.combine(day + length, self.ends, zone)
