"""How large a heading may shout: one of five size classes, computed from its words and never set by hand."""

from dataclasses import dataclass

from musikfaellesskabet.ui.letters import display_width


@dataclass(frozen=True)
class ShoutClass:
    """A size in hundredths of the window's width, and the widest word it holds, in ems."""

    number: int
    size_vw: float

    @property
    def widest_em(self) -> float:
        return LINE_VW / self.size_vw


# What is left of a 360 px window between the gutters.
LINE_VW = 91.0
CLASSES = [ShoutClass(number + 1, size) for number, size in enumerate([39, 26.5, 18.9, 13.3, 9.2])]
MOST_LINES = 3
_SPACE = display_width(" ")


def lines_at(words: list[float], line_em: float) -> int:
    """How many lines the words (widths in ems) take when set one after the other in lines of `line_em`."""
    lines, used = 1, 0.0
    for width in words:
        needed = width if used == 0 else used + _SPACE + width
        if needed > line_em and used > 0:
            lines, used = lines + 1, width
        else:
            used = needed
    return lines


def shout_class(text: str) -> int:
    """1 (largest) to 5: the largest whose line holds the longest word and whose lines are few enough."""
    words = [max(display_width(part) for part in word.split("\u00ad")) for word in text.split()] or [0.0]
    whole = [display_width(word) for word in text.split()]
    for shout in CLASSES[:-1]:
        if max(words) <= shout.widest_em and lines_at(whole, shout.widest_em) <= MOST_LINES:
            return shout.number
    return CLASSES[-1].number
