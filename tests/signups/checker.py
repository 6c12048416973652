"""An independent judge of a sheet's history: it knows the rules, and none of the code that keeps them.

It replays the events in their order on a bag of places and a line, and compares with the rows and with what the
visitors saw. Nothing here imports the platform.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

IN_LINE, HELD, PLACED, GONE = "waiting", "held", "placed", "gone"
LEADS_TO = {"place": PLACED, "hold": HELD, "take": PLACED, "lapse": GONE, "cancel": GONE}
BEGINS_IN = {
    "place": {IN_LINE},
    "hold": {IN_LINE},
    "take": {HELD},
    "lapse": {IN_LINE, HELD},
    "cancel": {IN_LINE, HELD, PLACED},
}


@dataclass(frozen=True)
class Event:
    order: int
    act: str
    number: int | None
    size: int


@dataclass(frozen=True)
class Seen:
    """What one visitor saw: what they did with which number, and when it began and ended for them (one clock)."""

    act: str
    number: int | None
    key: str
    began: float
    ended: float


@dataclass
class Judge:
    """Replays a history; `faults` are sentences."""

    places: int
    faults: list[str] = field(default_factory=list)
    state: dict[int, str] = field(default_factory=dict)
    size: dict[int, int] = field(default_factory=dict)

    @property
    def taken(self) -> int:
        return sum(self.size[number] for number, state in self.state.items() if state in {HELD, PLACED})

    def replay(self, events: Iterable[Event]) -> None:
        for expected, event in enumerate(events, start=1):
            if event.order != expected:
                self.faults.append(f"event {expected} is missing or doubled")
                return
            self._apply(event)
            if self.taken > self.places:
                self.faults.append(f"event {event.order}: {self.taken} taken of {self.places}")

    def _apply(self, event: Event) -> None:
        if event.act == "resize":
            self.places = event.size
            return
        number = event.number
        if number is None:
            self.faults.append(f"event {event.order} is about nobody")
        elif event.act == "sign_up":
            if number != len(self.state) + 1:
                self.faults.append(f"number {number} was given as the {len(self.state) + 1}th")
            self.state[number], self.size[number] = IN_LINE, event.size
        elif event.act != "confirm":
            before = self.state.get(number, "unknown")
            if before not in BEGINS_IN[event.act]:
                self.faults.append(f"event {event.order}: {event.act} of {number}, which is {before}")
                self.size.setdefault(number, event.size)
            if event.act in {"place", "hold"}:
                self._let_in(number)
            self.state[number] = LEADS_TO[event.act]

    def _let_in(self, number: int) -> None:
        passed = [other for other, state in self.state.items() if state == IN_LINE and other < number]
        if passed:
            self.faults.append(f"number {number} passed {passed}")

    def nobody_waits_in_vain(self) -> None:
        """At the end, whoever is first in line does not fit."""
        line = [number for number, state in self.state.items() if state == IN_LINE]
        if line and self.size[min(line)] <= self.places - self.taken:
            self.faults.append(f"number {min(line)} waits though {self.places - self.taken} places are free")

    def compare(self, rows: dict[int, tuple[str, int]], counted: int) -> None:
        """rows: number → (state, size) as they stand in the end; counted: the sheet's own count of taken places."""
        ours = {number: (state, self.size[number]) for number, state in self.state.items()}
        if rows != ours:
            wrong = {n for n in rows.keys() | ours.keys() if rows.get(n) != ours.get(n)}
            self.faults.append(f"rows and history differ at {sorted(wrong)}")
        if counted != self.taken:
            self.faults.append(f"{counted} are counted, {self.taken} are taken")

    def hear(self, seen: Sequence[Seen], keys: dict[int, str]) -> None:
        """Each receipt is one sign-up and each sign-up has its receipt; who was answered first has the lower number."""
        given = [one for one in seen if one.act == "sign_up" and one.number is not None]
        by_key: dict[str, set[int | None]] = {}
        for one in given:
            by_key.setdefault(one.key, set()).add(one.number)
        for key, numbers in by_key.items():
            if len(numbers) > 1:
                self.faults.append(f"the form {key} got the numbers {sorted(map(str, numbers))}")
        if {n: k for k, numbers in by_key.items() for n in numbers} != keys:
            self.faults.append("receipts and rows differ")
        first = {key: min(one.ended for one in given if one.key == key) for key in by_key}
        began = {one.number: min(o.began for o in given if o.number == one.number) for one in given}
        order = sorted((number, key) for number, key in keys.items() if key in first)
        latest_begin = 0.0
        for number, key in order:
            if first[key] < latest_begin:
                self.faults.append(f"number {number} was answered before a lower one was asked for")
            latest_begin = max(latest_begin, began.get(number, 0.0))
