"""Where the names on a map go, so that none lies on another or on a mark. Pure.

Each name is tried close to its mark; where it is crowded it moves out to a line of names and is led back to its mark
by a line. A name that finds no room at all is left out (the list beside the map has it).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LINE = 18
"""The height a name takes, with the air above and below it."""
GAP = 5
_NARROW, _WIDE = set("ijltfrI.,:;'’()[]|!-– "), set("mwMWÆæ@%&")


@dataclass(frozen=True)
class Dot:
    """A mark on the sheet: its middle and its radius."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Label:
    """A name's place: the rectangle it takes. `led` says that a line must lead from it to its mark."""

    text: str
    left: float
    top: float
    width: float
    led: bool = False

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + LINE

    def meets(self, other: "Label") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def covers(self, dot: Dot) -> bool:
        dx = dot.x - min(max(dot.x, self.left), self.right)
        dy = dot.y - min(max(dot.y, self.top), self.bottom)
        return math.hypot(dx, dy) < dot.radius


def width_of(text: str) -> float:
    """At most so wide is the text at 13.5 px bold; measured on the wide side, so that real letters fit."""
    return sum(5.2 if c in _NARROW else 12.6 if c in _WIDE else 9.8 if c.isupper() else 8.4 for c in text)


def spread(dots: Sequence[Dot], width: float, height: float, *, rounds: int = 60) -> list[Dot]:
    """The dots moved apart, as little as needed, so that none hides another; kept on the sheet.

    Where the sheet is too full for that, some still touch.
    """
    spots = [[dot.x, dot.y] for dot in dots]
    pairs = [(i, j) for i in range(len(dots)) for j in range(i)]
    for _ in range(rounds):
        moved = [_part(spots[i], spots[j], dots[i].radius + dots[j].radius + 1, angle=float(i)) for i, j in pairs]
        for spot, dot in zip(spots, dots, strict=True):
            spot[0] = min(max(spot[0], dot.radius), width - dot.radius)
            spot[1] = min(max(spot[1], dot.radius), height - dot.radius)
        if not any(moved):
            break
    return [Dot(x, y, dot.radius) for (x, y), dot in zip(spots, dots, strict=True)]


def _part(one: list[float], other: list[float], wanted: float, *, angle: float) -> bool:
    dx, dy = one[0] - other[0], one[1] - other[1]
    distance = math.hypot(dx, dy)
    if distance >= wanted - 0.01:
        return False
    if distance < 0.01:
        dx, dy, distance = math.cos(angle), math.sin(angle), 1.0
        short = wanted
    else:
        short = wanted - distance
    for spot, sign in ((one, 1), (other, -1)):
        spot[0] += sign * dx / distance * short / 2
        spot[1] += sign * dy / distance * short / 2
    return True


def place_labels(
    names: Sequence[str],
    dots: Sequence[Dot],
    *,
    width: float,
    height: float,
    ground: Callable[[Label], bool] = lambda label: True,
) -> list[Label | None]:
    """A place for each name, or None. `ground` says whether a place is even ground (all land or all water); uneven
    ground is taken only when there is no other, and a line passes under another mark only when all else failed.
    """
    layout = _Layout(list(names), list(dots), width, height)
    layout.fill(_beside, ground)
    layout.fill(_further, ground, clear=True)
    layout.fill(_beside)
    layout.fill(_further, clear=True)
    layout.fill(_further)
    return layout.placed


class _Layout:
    """The names placed so far."""

    def __init__(self, names: list[str], dots: list[Dot], width: float, height: float) -> None:
        self.names, self.dots, self.width, self.height = names, dots, width, height
        self.placed: list[Label | None] = [None] * len(names)
        crowd = [sum(math.hypot(a.x - b.x, a.y - b.y) < 70 for b in dots) for a in dots]
        self.order = sorted(range(len(names)), key=lambda i: (crowd[i], dots[i].y, names[i]))

    def fill(
        self,
        spots: Callable[[str, Dot], list[Label]],
        fits: Callable[[Label], bool] = lambda label: True,
        *,
        clear: bool = False,
    ) -> None:
        """Give each name still without a place the first spot that is free and fits; the least crowded first."""
        for index in self.order:
            if self.placed[index] is None:
                free = (label for label in spots(self.names[index], self.dots[index]) if self.is_free(label))
                wanted = (label for label in free if fits(label) and (not clear or self.is_clear(index, label)))
                self.placed[index] = next(wanted, None)

    def is_free(self, label: Label) -> bool:
        inside = (
            label.left >= 2 and label.top >= 2 and label.right <= self.width - 2 and label.bottom <= self.height - 2
        )
        return (
            inside
            and not any(label.covers(dot) for dot in self.dots)
            and not any(other is not None and label.meets(other) for other in self.placed)
        )

    def is_clear(self, index: int, label: Label) -> bool:
        """Whether the line from the name to its mark keeps clear of all other marks and names."""
        line = [_along(self.dots[index], label, step / 24) for step in range(25)]
        others = [dot for number, dot in enumerate(self.dots) if number != index]
        on_mark = any(math.hypot(x - dot.x, y - dot.y) < dot.radius + 2 for x, y in line for dot in others)
        return not on_mark and not any(other.holds(x, y) for x, y in line for other in self.placed if other)


def _beside(text: str, dot: Dot) -> list[Label]:
    wide, out = width_of(text), dot.radius + GAP
    middle, above, below = dot.y - LINE / 2, dot.y - dot.radius - LINE - 1, dot.y + dot.radius + 1
    return [
        Label(text, dot.x + out, middle, wide),
        Label(text, dot.x - out - wide, middle, wide),
        Label(text, dot.x - wide / 2, above, wide),
        Label(text, dot.x - wide / 2, below, wide),
        Label(text, dot.x + dot.radius * 0.5, above + 2, wide),
        Label(text, dot.x - dot.radius * 0.5 - wide, above + 2, wide),
        Label(text, dot.x + dot.radius * 0.5, below - 2, wide),
        Label(text, dot.x - dot.radius * 0.5 - wide, below - 2, wide),
    ]


def _further(text: str, dot: Dot) -> list[Label]:
    """Places within 200 px, the nearest first: to the side before up and down."""
    wide = width_of(text)
    steps = [(dx, dy) for dx in range(24, 200, 16) for dy in range(-108, 109, LINE // 2)]
    spots = [
        Label(text, left, dot.y - LINE / 2 + dy, wide, led=True)
        for dx, dy in steps
        for left in (dot.x + dot.radius + dx, dot.x - dot.radius - dx - wide)
    ]
    return sorted(spots, key=lambda one: (_reach(one, dot), one.left))


def lead_end(dot: Dot, label: Label) -> tuple[float, float]:
    """Where the line from a mark meets its far name."""
    return (label.left - 2 if label.left > dot.x else label.right + 2), label.top + LINE / 2


def _along(dot: Dot, label: Label, share: float) -> tuple[float, float]:
    x, y = lead_end(dot, label)
    return dot.x + (x - dot.x) * share, dot.y + (y - dot.y) * share


def _reach(label: Label, dot: Dot) -> float:
    near = label.left if label.left > dot.x else label.right
    return math.hypot(near - dot.x, 1.4 * (label.top + LINE / 2 - dot.y))
