"""Ten patterns to lay over a field of `width` × `height` millimetres, each one path. Pattern 0 says «unknown»."""

from collections.abc import Callable, Iterator

PITCH = 49.5
Dice = Iterator[int]


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def disc(x: float, y: float, r: float, *, hole: bool = False) -> str:
    """A disc; as a hole it is drawn the other way round."""
    n, way = number, 0 if hole else 1
    return f"M{n(x - r)} {n(y)}a{n(r)} {n(r)} 0 1 {way} {n(2 * r)} 0a{n(r)} {n(r)} 0 1 {way} {n(-2 * r)} 0Z"


def bowl(x: float, y: float, r: float) -> str:
    """The lower half of a disc."""
    return f"M{number(x - r)} {number(y)}h{number(2 * r)}a{number(r)} {number(r)} 0 0 1 {number(-2 * r)} 0Z"


def dome(x: float, y: float, r: float) -> str:
    """The upper half of a disc."""
    return f"M{number(x - r)} {number(y)}a{number(r)} {number(r)} 0 0 1 {number(2 * r)} 0Z"


def block(x: float, y: float, width: float, height: float) -> str:
    return f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}Z"


def _rows(height: float, pitch: float) -> range:
    return range(int(height // pitch) + 2)


def hatching(width: float, height: float, dice: Dice) -> str:
    """Slanting stripes, one way or the other, coarse or fine: what we do not know."""
    stripe, pitch = ((4.0, 12.4), (7.0, 21.2), (13.0, 33.0))[next(dice) % 3]
    lean = height if next(dice) % 2 else -height
    count = int((width + height) // pitch) + 2
    starts = (index * pitch - max(lean, 0.0) for index in range(count))
    return "".join(
        f"M{number(x)} {number(height)}l{number(lean)} {number(-height)}h{number(stripe)}"
        f"l{number(-lean)} {number(height)}Z"
        for x in starts
    )


def bars(width: float, height: float, dice: Dice) -> str:
    """An equaliser standing on the floor."""
    tall = [height * (0.25 + 0.7 * (next(dice) % 8) / 7) for _ in range(9)]
    return "".join(block(index * 33.0, height - bar, 24.0, bar) for index, bar in enumerate(tall))


def discs(width: float, height: float, dice: Dice) -> str:
    """Dots, every other row set off by half."""
    pitch, radius = 37.125, 9.0 + next(dice) % 3 * 2
    return "".join(
        disc(column * pitch + (pitch / 2 if row % 2 else 0), row * pitch + pitch / 4, radius)
        for row in _rows(height, pitch)
        for column in range(9)
    )


def stairs(width: float, height: float, dice: Dice) -> str:
    """Bands that climb in steps."""
    step, rise, thick = 33.0, 24.75, 22.0
    shift = next(dice) % 3 * rise / 2
    paths = []
    for band in range(int((height + 9 * rise) // (2.4 * rise)) + 1):
        y = band * 2.4 * rise - shift
        paths.append("".join(block(column * step, y - column * rise, step, thick) for column in range(9)))
    return "".join(paths)


def arcs(width: float, height: float, dice: Dice) -> str:
    """Rings round a point on the floor: a loudspeaker heard from the side."""
    x = (next(dice) % 5) * width / 4
    reach = max(width, height) * 1.15
    count = int(reach // 44)
    return "".join(_ring(x, height, 44.0 * index + 36, 44.0 * index + 15) for index in range(count, -1, -1))


def _ring(x: float, y: float, outer: float, inner: float) -> str:
    return disc(x, y, outer) + disc(x, y, inner, hole=True)


def tiles(width: float, height: float, dice: Dice) -> str:
    """Quarter discs that turn, with a rest here and there."""
    side = 59.4
    turns = [
        "M0 0h{s}a{s} {s} 0 0 1 -{s} {s}Z",
        "M{s} 0v{s}a{s} {s} 0 0 1 -{s} -{s}Z",
        "M{s} {s}h-{s}a{s} {s} 0 0 1 {s} -{s}Z",
        "M0 {s}v-{s}a{s} {s} 0 0 1 {s} {s}Z",
    ]
    paths = []
    for row in range(int(height // side) + 1):
        for column in range(5):
            throw = next(dice) % 6
            if throw < len(turns):
                paths.append(_moved(turns[throw].format(s=number(side)), column * side, row * side))
    return "".join(paths)


def _moved(path: str, x: float, y: float) -> str:
    """A path whose only absolute words are its first two numbers, set elsewhere."""
    head, _, rest = path[1:].partition(" ")
    tail = rest.lstrip("0123456789.")
    first_y = rest[: len(rest) - len(tail)]
    return f"M{number(float(head) + x)} {number(float(first_y) + y)}{tail}"


def scallops(width: float, height: float, dice: Dice) -> str:
    """Rows of bowls, like waves or roof tiles."""
    radius = 18.5625 + 6.1875 * (next(dice) % 2)
    return "".join(
        bowl(column * 2 * radius + (radius if row % 2 else 0), row * radius * 1.5, radius * 0.8)
        for row in _rows(height, radius * 1.5)
        for column in range(int(width // (2 * radius)) + 2)
    )


def staff(width: float, height: float, dice: Dice) -> str:
    """Five lines, with notes where the dice fall."""
    gap = height / 6
    lines = "".join(block(0, gap * (index + 1) - 2.5, width, 5) for index in range(5))
    notes = (disc(30 + column * 47.0, gap * (1 + next(dice) % 9 / 2), min(gap * 0.42, 16)) for column in range(6))
    return lines + "".join(notes)


def shards(width: float, height: float, dice: Dice) -> str:
    """Pieces that follow no grid."""
    paths = []
    for piece in range(18):
        x, y = next(dice) / 255 * width, next(dice) / 255 * height
        dx, dy = (40 + next(dice) / 255 * 50) * (-1) ** piece, next(dice) / 255 * 90 - 45
        paths.append(f"M{number(x)} {number(y)}l{number(dx)} {number(dy)}l{number(-dy / 2)} {number(dx / 2)}Z")
    return "".join(paths)


def crowd(width: float, height: float, dice: Dice) -> str:
    """Heads and shoulders in rows, each between the two in front."""
    pitch = 37.125
    paths = []
    for row in _rows(height, pitch * 1.15):
        y = height - row * pitch * 1.15
        for column in range(9):
            x = column * pitch + (pitch / 2 if row % 2 else 0)
            paths.append(dome(x, y, 15.5) + disc(x, y - 23.5, 7.5))
    return "".join(paths)


PATTERNS: list[Callable[[float, float, Dice], str]] = [
    hatching,
    bars,
    discs,
    stairs,
    arcs,
    tiles,
    scallops,
    staff,
    shards,
    crowd,
]


def pattern_of(genre: int) -> Callable[[float, float, Dice], str]:
    """The genre's pattern; a region with more than nine genres uses them again. 0 is unknown."""
    return PATTERNS[0] if genre < 1 else PATTERNS[1 + (genre - 1) % (len(PATTERNS) - 1)]
