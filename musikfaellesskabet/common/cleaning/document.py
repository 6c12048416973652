"""PDFs: the pages as they look in a document of their own; what acts, carries files or tells of people stays behind."""

from typing import Any

import pikepdf
from pikepdf import Name

from musikfaellesskabet.common.cleaning.limits import Refused

MOST_PAGES = 300
# What a page is made of. Not: actions, annotations, metadata, thumbnails, the editor's own data.
OF_A_PAGE = {"/Type", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group"}
# What may hang on any object below a page and is not picture: words about it, and files.
HANGERS_ON = ("/Metadata", "/PieceInfo", "/LastModified")
# These names are short enough to be a font's in a list of fonts, so only where there is no such list.
HANGERS_ON_KINDS = ("/AA", "/A", "/AF", "/OPI")


def rewrite(source: str, target: str) -> None:
    """Write the pages of `source` to `target`. Raises Refused: unreadable, locked, pages."""
    try:
        with pikepdf.open(source) as file, pikepdf.new() as clean:
            if len(file.pages) > MOST_PAGES:
                raise Refused("pages")
            for page in file.pages:
                for key in set(page.obj.keys()) - OF_A_PAGE - {"/Parent"}:
                    del page[key]
                clean.pages.append(page)
            for thing in clean.objects:
                _bare(thing)
            clean.remove_unreferenced_resources()
            clean.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise Refused("locked") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise Refused("unreadable") from error


def _bare(thing: Any) -> None:
    """Take what hangs on from the object and from what lies in it directly, and words from its JPEG."""
    if isinstance(thing, pikepdf.Array):
        for inner in thing:
            _bare_inside(inner)
    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return
    is_list = not isinstance(thing, pikepdf.Stream) and "/Type" not in thing
    for key in HANGERS_ON if is_list else HANGERS_ON + HANGERS_ON_KINDS:
        if key in thing:
            del thing[key]
    for key in list(thing.keys()):
        _bare_inside(thing[key])
    if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") in (Name.DCTDecode, [Name.DCTDecode]):
        thing.write(without_words(thing.read_raw_bytes()), filter=Name.DCTDecode, decode_parms=_parameters(thing))


def _bare_inside(thing: Any) -> None:
    if isinstance(thing, pikepdf.Object) and not thing.is_indirect:
        _bare(thing)


def _parameters(stream: Any) -> Any:
    found = stream.get("/DecodeParms")
    return found[0] if isinstance(found, pikepdf.Array) else found


def without_words(jpeg: bytes) -> bytes:
    """The JPEG without comments and application segments, where cameras write places; the one on colours stays.

    Raises Refused where it does not hold together.
    """
    if jpeg[:2] != b"\xff\xd8":
        raise Refused("unreadable")
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker == 0xDA:
            return b"".join([*kept, jpeg[at : jpeg.rfind(b"\xff\xd9") + 2]])
        if length < 2:
            break
        if marker == 0xEE or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept.append(jpeg[at : at + 2 + length])
        at += 2 + length
    raise Refused("unreadable")
