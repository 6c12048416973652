"""Letters as outlines, from the print fonts that set-up makes."""

from functools import lru_cache
from typing import Any

from django.conf import settings

from musikfaellesskabet.ui.letters import TRACKING, text_width
from musikfaellesskabet.ui.posters.recipe import Text

FACES = {"display": "bricolage-display.ttf", "text": "schibsted-text.ttf"}


@lru_cache(maxsize=2)
def _font(face: str) -> Any:
    from fontTools.ttLib import TTFont  # slow to import, and only posters to take away need it

    return TTFont(settings.VAR_DIR / "print" / FACES[face])


def outline(text: Text, face: str) -> str:
    """The line as one path in the sheet's millimetres. Letters that the face does not have are left out."""
    from fontTools.pens.svgPathPen import SVGPathPen  # as above
    from fontTools.pens.transformPen import TransformPen

    font = _font(face)
    glyphs, letters, scale = font.getGlyphSet(), font.getBestCmap(), text.size / font["head"].unitsPerEm
    tracking = TRACKING / 1000 * text.size if face == "display" else 0.0
    x = text.x - (text_width(text.words) * text.size if text.ends_here else 0.0)
    pen = SVGPathPen(glyphs, ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
    for letter in text.words:
        glyph = glyphs[letters.get(ord(letter), ".notdef")]
        if ord(letter) in letters:
            glyph.draw(TransformPen(pen, (scale, 0, 0, -scale, x, text.y)))
        x += glyph.width * scale + tracking
    return str(pen.getCommands())
