"""Setting a title: the lines and the size that fill the sheet's width without passing its height."""

from dataclasses import dataclass
from itertools import pairwise

from musikfaellesskabet.ui.letters import display_width

SOFT_HYPHEN = "\u00ad"
LINE_MM = 273.0
LARGEST_MM, BREAK_BELOW_MM = 112.0, 44.0
LEADING = 0.86
_MOST_LINES, _MOST_BREAKS = 9, 8
_DESCENT, _CAPITAL, _ACCENTED = 0.2, 0.7, 0.88
_VOWELS = set("aeiouyæøåöäüéèAEIOUYÆØÅÖÄÜÉÈ")
_SHORTEST_PIECE = 3


@dataclass(frozen=True)
class SetTitle:
    """Lines of a title, the type size in mm, and how tall they stand together."""

    lines: tuple[str, ...]
    size: float

    @property
    def ascent(self) -> float:
        """From the top of the block to the first baseline."""
        accented = any(letter.isupper() and ord(letter) > ord("Z") and letter not in "ÆØ" for letter in self.lines[0])
        return self.size * (_ACCENTED if accented else _CAPITAL)

    @property
    def height(self) -> float:
        return self.ascent + self.size * (LEADING * (len(self.lines) - 1) + _DESCENT)


def set_title(title: str, most_height: float) -> SetTitle:
    """The largest setting that fits `LINE_MM` × `most_height`; words too long to stand large are broken."""
    words = title.split() or ["–"]
    best = _best_lines([word.replace(SOFT_HYPHEN, "") for word in words], most_height)
    for _ in range(_MOST_BREAKS):
        if best.size >= BREAK_BELOW_MM:
            break
        longest = max(range(len(words)), key=lambda index: display_width(words[index]))
        pieces = broken(words[longest])
        if len(pieces) == 1:
            break
        words[longest : longest + 1] = pieces
        better = _best_lines([word.replace(SOFT_HYPHEN, "") for word in words], most_height)
        best = max(best, better, key=lambda setting: setting.size)
    return best


def _best_lines(words: list[str], most_height: float) -> SetTitle:
    settings = []
    for count in range(1, min(len(words), _MOST_LINES) + 1):
        lines = tuple(even_lines(words, count))
        widest = max(display_width(line) for line in lines)
        unit = SetTitle(lines, 1.0).height
        settings.append(SetTitle(lines, min(LARGEST_MM, LINE_MM / max(widest, 0.01), most_height / unit)))
    return max(settings, key=lambda setting: (round(setting.size, 3), -len(setting.lines)))


def even_lines(words: list[str], count: int) -> list[str]:
    """The words in `count` lines whose widest is as narrow as can be."""
    widths: dict[tuple[int, int], float] = {}

    def width(start: int, end: int) -> float:
        if (start, end) not in widths:
            widths[start, end] = display_width(" ".join(words[start:end]))
        return widths[start, end]

    best = [[(width(0, end), [0]) for end in range(1, len(words) + 1)]]
    for _line in range(1, count):
        last = best[-1]
        row: list[tuple[float, list[int]]] = []
        for end in range(1, len(words) + 1):
            options = [(max(last[cut - 1][0], width(cut, end)), [*last[cut - 1][1], cut]) for cut in range(1, end)]
            row.append(min(options, default=(float("inf"), [0])))
        best.append(row)
    cuts = [*best[-1][-1][1], len(words)]
    return [" ".join(words[start:end]) for start, end in pairwise(cuts)]


def broken(word: str) -> list[str]:
    """The word in two, with a hyphen: at a soft hyphen, else where a syllable begins near the middle."""
    marks = [index for index, letter in enumerate(word) if letter == SOFT_HYPHEN]
    if marks:
        middle = min(marks, key=lambda index: abs(index - len(word) / 2))
        return [word[:middle] + "-", word[middle + 1 :]]
    if len(word) < 2 * _SHORTEST_PIECE:
        return [word]
    hyphens = [index + 1 for index, letter in enumerate(word[:-1]) if letter in "-/" and index > 0]
    if hyphens:
        middle = min(hyphens, key=lambda index: abs(index - len(word) / 2))
        return [word[:middle], word[middle:]]
    places = range(_SHORTEST_PIECE, len(word) - _SHORTEST_PIECE + 1)
    syllables = [place for place in places if _begins_syllable(word, place)]
    middle = min(syllables or places, key=lambda place: abs(place - len(word) / 2))
    return [word[:middle] + "-", word[middle:]]


def _begins_syllable(word: str, place: int) -> bool:
    return word[place] not in _VOWELS and word[place + 1] in _VOWELS and bool(_VOWELS & set(word[:place]))
