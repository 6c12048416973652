"""The recipe: from a thing's title, stage, genre, place, kind and address to everything that its poster shows."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from musikfaellesskabet.ui.letters import text_width
from musikfaellesskabet.ui.marks import BIRD
from musikfaellesskabet.ui.posters.figures import figure_of
from musikfaellesskabet.ui.posters.patterns import pattern_of
from musikfaellesskabet.ui.posters.setting import SetTitle, set_title

WIDTH, HEIGHT, MARGIN = 297.0, 420.0, 12.0
SMALL_MM, SMALL_LEAST_MM, _SMALL_BAND = 11.5, 7.5, 28.0
_TALLEST_TITLE, _GAP = 258.0, 6.0
PAPER = "paper"
_HUES = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class Thing:
    """What a poster is made of. `stage` and `genre` are numbers; 0 is unknown."""

    title: str
    slug: str
    stage: int = 0
    genre: int = 0
    place: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Inks:
    """The sheet's ground and two more inks, by token: `1` to `5` or `paper`. Text and figure are on-plane."""

    ground: str
    second: str
    third: str


@dataclass(frozen=True)
class Text:
    """A line of real text: where its baseline begins (or ends), and its size in mm."""

    words: str
    x: float
    y: float
    size: float
    ends_here: bool = False


@dataclass(frozen=True)
class Poster:
    """All that is drawn. The art keeps to the zone from `art_top`, `art_height` tall; no text stands there."""

    thing: Thing
    inks: Inks
    title: tuple[Text, ...]
    small: tuple[Text, ...]
    art_top: float
    art_height: float
    pattern: str
    figure: str
    accent: str
    figure_transform: str


@lru_cache(maxsize=2048)
def compose(thing: Thing) -> Poster:
    """The poster of a thing; the same thing always gives the same poster."""
    seed = hashlib.sha256(thing.slug.encode()).digest()
    inks = choose_inks(thing.stage, seed)
    title_first = seed[2] % 3 != 0
    title = set_title(thing.title, _TALLEST_TITLE)
    taken = MARGIN + title.height + _GAP
    art_top = taken if title_first else _SMALL_BAND
    art_height = HEIGHT - _SMALL_BAND - taken
    top = MARGIN if title_first else HEIGHT - MARGIN - title.height + min(0.12 * title.size, 10.0)
    small_y = HEIGHT - 11.0 if title_first else 18.0
    figure, accent = figure_of(thing.stage, seed)
    return Poster(
        thing=thing,
        inks=inks,
        title=_title_texts(title, top),
        small=small_print(thing.place, thing.kind, small_y),
        art_top=art_top,
        art_height=art_height,
        pattern=pattern_of(thing.genre)(WIDTH, art_height, _dice(seed)),
        figure=figure,
        accent=accent,
        figure_transform=_placement(thing.stage, art_height, seed),
    )


def choose_inks(stage: int, seed: bytes) -> Inks:
    """The stage's hue as ground (unknown: the hash picks), and two inks unlike it, each other and the text."""
    ground = str(stage) if 1 <= stage <= len(_HUES) else _HUES[seed[3] % len(_HUES)]
    pool = [ink for ink in (*_HUES, PAPER) if ink != ground and not (ink == PAPER and ground == "5")]
    second = pool.pop(seed[1] % len(pool))
    return Inks(ground, second, pool[seed[4] % len(pool)])


def small_print(place: str, kind: str, y: float) -> tuple[Text, ...]:
    """Place left and kind right, made smaller and at last cut so that both stand on one line."""
    room = WIDTH - 2 * (MARGIN + 2) - (10 if place and kind else 0)
    width = text_width(place) + text_width(kind)
    size = min(SMALL_MM, max(SMALL_LEAST_MM, room / width if width else SMALL_MM))
    while text_width(place) + text_width(kind) > room / size:
        if text_width(place) >= text_width(kind):
            place = place[:-2].rstrip(" ,.…") + "…"
        else:
            kind = kind[:-2].rstrip(" ,.…") + "…"
    left = Text(place, MARGIN + 2, y, size)
    right = Text(kind, WIDTH - MARGIN - 2, y, size, ends_here=True)
    return tuple(text for text in (left, right) if text.words)


def _title_texts(title: SetTitle, top: float) -> tuple[Text, ...]:
    baseline = top + title.ascent
    step = title.size * 0.86
    return tuple(Text(line, MARGIN, baseline + index * step, title.size) for index, line in enumerate(title.lines))


def _placement(stage: int, height: float, seed: bytes) -> str:
    """Where the figure stands on the zone's floor: its size and crop by the hash, mirrored for every other address."""
    size = min(height * (0.82, 0.96, 1.12)[seed[5] % 3], WIDTH * 1.1)
    left = (WIDTH - size) * (0.0, 0.5, 1.0, 1.28)[seed[6] % 4]
    lift = height * 0.12 if stage == BIRD else 0.0
    scale, top = size / 12, height - size - lift
    flip = f"translate({left + size:.1f} {top:.1f}) scale(-{scale:.3f} {scale:.3f})"
    return flip if seed[7] % 2 else f"translate({left:.1f} {top:.1f}) scale({scale:.3f})"


def _dice(seed: bytes) -> Iterator[int]:
    """Bytes without end, all from the seed."""
    while True:
        seed = hashlib.sha256(seed).digest()
        yield from seed
