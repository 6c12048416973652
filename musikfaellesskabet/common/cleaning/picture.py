"""Pictures: drawn anew as WebP, so that nothing is kept but what is seen."""

from PIL import Image, ImageOps

from musikfaellesskabet.common.cleaning.limits import Refused

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2400

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def redraw(source: str, target: str) -> None:
    """Draw the picture upright, at most 2,400 pixels long and without metadata. Raises Refused: picture, pixels."""
    try:
        with Image.open(source, formats=("JPEG", "PNG", "WEBP")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("pixels")
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            drawn = upright.convert("RGBA" if _is_see_through(upright) else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("pixels") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Refused("picture") from error
    clean = Image.new(drawn.mode, drawn.size)
    clean.paste(drawn)
    clean.save(target, "WEBP", quality=82, method=4)


def _is_see_through(picture: Image.Image) -> bool:
    return "A" in picture.getbands() or "transparency" in picture.info
