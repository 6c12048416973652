"""The great figure on a poster, in a box of 12 × 12: the stage's mark, or an instrument of no stage.

Each is two paths: what stands in the text's ink, filled even-odd, and what stands in the third ink.
"""

from musikfaellesskabet.ui.marks import BIRD, FEATHERS, NEST, PATHS, QUARTER, SPROUT
from musikfaellesskabet.ui.posters.patterns import block, bowl, disc, dome

Figure = tuple[str, str]

BY_STAGE: dict[int, Figure] = {
    NEST: (PATHS[NEST], bowl(6, 6, 3)),
    SPROUT: (PATHS[NEST], disc(6, 2.6, 2.6)),
    QUARTER: (PATHS[QUARTER], "M0 12V6A6 6 0 0 1 6 12Z"),
    FEATHERS: ("M0 12V0A6 12 0 0 1 6 12Z", "M6 12V0A6 12 0 0 1 12 12Z"),
    BIRD: (PATHS[BIRD], disc(6, 2.2, 1.7)),
}

_RAINBOW = "".join(f"M0 {12 - r}A{r} {r} 0 0 1 {r} 12H0Z" for r in (12, 9.6, 7.2, 4.8))
_HEADPHONES = "M0 12V6A6 6 0 0 1 12 6V12H8.6V6A2.6 2.6 0 0 0 3.4 6V12Z"
_KEYS = "".join(block(x, 0, 2.1, 12) for x in (0, 2.475, 4.95, 7.425, 9.9))
WITHOUT_STAGE: list[Figure] = [
    (disc(6, 6, 6), disc(6, 6, 2.4)),
    (_RAINBOW, "M0 9.4A2.6 2.6 0 0 1 2.6 12H0Z"),
    ("".join(block(x, 12 - tall, 2, tall) for x, tall in ((0, 5), (2.5, 9), (7.5, 8), (10, 3))), block(5, 0, 2, 12)),
    (_HEADPHONES, disc(6, 9.4, 2.1)),
    (disc(3, 9, 3) + disc(9, 9, 3), disc(6, 3.6, 2.9)),
    ("M6 0L12 12H0Z", "M6.7 3.4L9.2 11L8.3 11.3L6 3.7Z"),
    (dome(6, 12, 6) + dome(6, 12, 3.2), dome(6, 12, 2)),
    (_KEYS, "".join(block(x, 0, 1.3, 7) for x in (1.65, 6.6, 9.075))),
]


def figure_of(stage: int, seed: bytes) -> Figure:
    """The stage's own; where the stage is unknown the hash picks one that no stage has."""
    return BY_STAGE.get(stage) or WITHOUT_STAGE[seed[8] % len(WITHOUT_STAGE)]
