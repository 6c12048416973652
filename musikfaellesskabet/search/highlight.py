"""The words an answer was found by, marked in its text; long texts cut around them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 160
BEFORE = 50


@dataclass(frozen=True)
class Piece:
    """A stretch of text, marked or not."""

    text: str
    marked: bool = False


def mark(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """The text in pieces; spans are (start, length) and may overlap."""
    pieces, at = [], 0
    for start, end in _merged(spans, len(text)):
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces


def snippet(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """The stretch of the text around its first mark, cut at words, with … where something is left out."""
    places = _merged(spans, len(text))
    if len(text) <= WIDTH:
        return mark(text, [(start, end - start) for start, end in places])
    first = places[0][0] if places else 0
    start = 0 if first <= BEFORE else text.find(" ", first - BEFORE) + 1
    end = len(text) if start + WIDTH >= len(text) else max(text.rfind(" ", start, start + WIDTH), start + BEFORE)
    inside = [(max(a, start) - start, min(b, end) - max(a, start)) for a, b in places if a < end and b > start]
    pieces = mark(text[start:end].rstrip(), inside)
    lead, tail = ([Piece("… ")] if start else []), ([Piece(" …")] if end < len(text) else [])
    return [*lead, *pieces, *tail]


def plain(pieces: Iterable[Piece]) -> str:
    """The pieces as text."""
    return "".join(piece.text for piece in pieces)


def _merged(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted((start, min(start + size, length)) for start, size in spans if size and start < length):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
