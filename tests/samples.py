"""Real small files, made by the libraries that read them, with words in every corner that can hold some."""

import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

PLACE = "+55.6761+012.5683/"
IN_STREAM = "et kig fra taget"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<!doctype html><script>alert(1)</script>"
# Container, sound, picture and whether it has a data stream too, by ending.
MEDIA: dict[str, tuple[str, str, str, bool]] = {
    "mp3": ("mp3", "libmp3lame", "", False),
    "flac": ("flac", "flac", "", False),
    "wav": ("wav", "pcm_s16le", "", False),
    "ogg": ("ogg", "libopus", "", False),
    "m4a": ("ipod", "aac", "", False),
    "mp4": ("mp4", "aac", "libx264", True),
    "webm": ("webm", "libopus", "libvpx-vp9", False),
}
TAGS = {"location": PLACE, "comment": PLACE, "title": PLACE}


def picture(form: str, size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, form, **options)
    return file.getvalue()


def cleaned(clean: Callable[[Any], Any], content: bytes) -> bytes:
    with clean(io.BytesIO(content)) as file:
        kept: bytes = file.read()
    return kept


def media(
    folder: Path,
    ending: str,
    *,
    container: str = "",
    sound: str | None = None,
    film: str | None = None,
    starts: int = 0,
    tracks: int = 1,
) -> bytes:
    """A fifth of a second of silence, and of black where the ending is a film's, tagged with a place.

    starts: seconds that its times begin at. An MP4 has a data stream with other words besides.
    """
    form, usual_sound, usual_film, has_data = MEDIA[ending]
    path = folder / f"made.{ending}"
    options = {"movflags": "use_metadata_tags"} if form in {"mp4", "ipod"} else {}
    with av.open(str(path), "w", format=container or form, options=options) as file:
        file.metadata.update(TAGS)
        pictures = _add(file, usual_film if film is None else film)
        sounds = [_add(file, usual_sound if sound is None else sound) for _ in range(tracks)]
        data = file.add_data_stream("bin_data") if has_data else None
        _fill(file, pictures, starts)
        if data is not None:
            words = av.Packet(IN_STREAM.encode())
            words.stream, words.time_base, words.pts, words.dts = data, Fraction(1, 1000), starts * 1000, starts * 1000
            file.mux(words)
        for stream in sounds:
            _fill(file, stream, starts)
    return path.read_bytes()


def _add(file: av.container.OutputContainer, codec: str) -> av.stream.Stream | None:
    if not codec:
        return None
    if av.Codec(codec, "w").type == "video":
        stream = file.add_stream(codec, rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
    else:
        stream = file.add_stream(codec, rate=48000)
    stream.metadata["title"] = stream.metadata["handler_name"] = PLACE
    return stream


def _fill(file: av.container.OutputContainer, stream: av.stream.Stream | None, starts: int) -> None:
    if stream is None:
        return
    for number in range(2 if stream.type == "video" else 10):
        file.mux(stream.encode(_frame(stream, number, starts)))
    file.mux(stream.encode(None))


def _frame(stream: av.stream.Stream, number: int, starts: int) -> av.VideoFrame | av.AudioFrame:
    if stream.type == "video":
        frame = av.VideoFrame(64, 48, "yuv420p")
        frame.pts, frame.time_base = starts * 10 + number, Fraction(1, 10)
    else:
        context = stream.codec_context
        samples = context.frame_size or 1024
        frame = av.AudioFrame(context.format.name, context.layout.name, samples)
        frame.sample_rate, frame.pts, frame.time_base = 48000, starts * 48000 + number * samples, Fraction(1, 48000)
    for plane in frame.planes:
        plane.update(bytes(plane.buffer_size))
    return frame


def pdf(*, words: str = "", pages: int = 1, password: str = "") -> bytes:
    """A PDF with a picture; with `words`, they lie in every corner: script, link, note, file, author, XMP, EXIF."""
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(200, 200))
        page = made.pages[0]
        page.Resources = Dictionary(XObject=Dictionary(Im0=_photograph(made, words)))
        page.Contents = made.make_stream(b"q 100 0 0 100 0 0 cm /Im0 Do Q")
        if words:
            _hide(made, page, words)
        locked = pikepdf.Encryption(user=password, owner=password) if password else False
        content = io.BytesIO()
        made.save(content, encryption=locked, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return content.getvalue()


def _photograph(made: pikepdf.Pdf, words: str) -> pikepdf.Object:
    exif, jpeg = Image.Exif(), io.BytesIO()
    exif[0x010E] = words
    Image.new("RGB", (60, 40), "teal").save(jpeg, "JPEG", exif=exif, comment=words.encode())
    picture = made.make_stream(jpeg.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=60, Height=40)
    picture.ColorSpace, picture.BitsPerComponent, picture.Filter = Name.DeviceRGB, 8, Name.DCTDecode
    picture.Metadata = made.make_stream(words.encode())
    return picture


def _hide(made: pikepdf.Pdf, page: pikepdf.Page, words: str) -> None:
    script = Dictionary(S=Name.JavaScript, JS=f"app.alert('{words}')")
    made.Root.OpenAction, page.AA = script, Dictionary(O=script)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI=words))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=words)
    page.Annots = Array([link, note])
    page.PieceInfo = Dictionary(Editor=Dictionary(Private=words))
    made.attachments["a.txt"] = pikepdf.AttachedFileSpec(made, words.encode(), filename="a.txt")
    made.docinfo["/Author"] = words
    with made.open_metadata() as xmp:
        xmp["dc:title"] = words


def all_of(content: bytes) -> bytes:
    """Everything that a PDF says, its packed streams unpacked."""
    with pikepdf.open(io.BytesIO(content)) as file:
        said = [repr(file.trailer).encode()]
        for thing in file.objects:
            said.append(repr(thing).encode())
            if isinstance(thing, pikepdf.Stream):
                is_jpeg = thing.get("/Filter") == Name.DCTDecode
                said.append(thing.read_raw_bytes() if is_jpeg else thing.read_bytes())
        return b"\n".join(said)


PDF = pdf()
