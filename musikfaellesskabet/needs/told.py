"""What is told of a need, by whatever door it comes: a form, a line of a file, the API."""

from dataclasses import dataclass
from datetime import datetime

from musikfaellesskabet.needs.models import Need
from musikfaellesskabet.needs.wishes import AgeGroup, GroupWish, Minutes, Theme, Times
from musikfaellesskabet.region.models import Genre, Mode, Municipality, Stage, Town


@dataclass(frozen=True)
class Said:
    """One wish. What is not told has its usual value."""

    theme: Theme
    municipality: Municipality
    age_group: AgeGroup
    town: Town | None = None
    stage: Stage | None = None
    genre: Genre | None = None
    group_wish: GroupWish = GroupWish.ANYONE
    minutes: int = Minutes.HALF
    mode: str = Mode.TRANSIT
    times: frozenset[Times] = frozenset()

    def row(self, now: datetime) -> Need:
        """The need as a row that is not saved yet."""
        facts = {name: value for name, value in vars(self).items() if name != "times"}
        return Need(**facts, **{time.value: time in self.times for time in Times}, made_at=now, renewed_at=now)


@dataclass(frozen=True)
class Counted:
    """So many persons who wish the same."""

    said: Said
    persons: int
