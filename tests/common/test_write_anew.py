"""PDFs, sound and film are written anew: what is read, heard or seen stays, and nothing else."""

import io
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import av
import pikepdf
import pytest
from django.core.files.base import ContentFile
from pikepdf import Dictionary, Name

from musikfaellesskabet.common import uploads
from musikfaellesskabet.common.cleaning.limits import Refused
from musikfaellesskabet.common.cleaning.media import _frame
from musikfaellesskabet.common.uploads import UploadRefused
from tests import samples
from tests.samples import HTML, PDF, SVG, cleaned, picture

SECRET = b"55.6761N 12.5683E"
BAD_PDFS = {
    "html": (HTML, "hel PDF"),
    "html before": (HTML + PDF, "hel PDF"),
    "head only": (PDF[:40], "i stykker"),
    "locked": (samples.pdf(password="x"), "låst"),
    "too many pages": (samples.pdf(pages=301), "flere end 300"),
    "picture": (picture("PNG"), "hel PDF"),
    "empty": (b"", "tom"),
}
BAD_MEDIA = {
    "html": HTML,
    "svg": SVG,
    "pdf": PDF,
    "picture in webp, which is riff too": picture("WEBP"),
    "avi, which is riff too": b"RIFF\0\0\0\0AVI LIST",
    "heic, which is ftyp too": b"\0\0\0\x18ftypheic" + b"\0" * 40,
    "matroska that is not webm": b"\x1a\x45\xdf\xa3matroska" + b"\0" * 80,
    "utf-16 text, which starts like a frame": b"\xff\xfeh\0e\0j\0",
    "too short": b"\xff",
    "empty": b"",
}
# Named as what they are, but without anything to play.
EMPTY_MEDIA = {
    "mp3": b"ID3\x04" + b"\0" * 40,
    "flac": b"fLaC" + b"\0" * 40,
    "ogg": b"OggS" + b"\0" * 40,
    "wav": b"RIFF\0\0\0\0WAVEfmt ",
    "webm": b"\x1a\x45\xdf\xa3\x01\0\0\0\0\0\0\x1f\x42\x86\x81\x01\x42\x82\x84webm",
    "m4a": b"\0\0\0\x18ftypM4A \0",
    "mp4": b"\0\0\0\x18ftypmp42\0",
}


@pytest.mark.parametrize("what", BAD_PDFS)
def test_what_is_no_plain_pdf_is_refused_in_words(what: str) -> None:
    content, words = BAD_PDFS[what]
    with pytest.raises(UploadRefused) as refusal:
        uploads.clean_pdf(io.BytesIO(content))
    assert words in str(refusal.value.message)


def test_pdf_keeps_its_pages_and_nothing_else() -> None:
    sent = samples.pdf(words=SECRET.decode())
    before, after = samples.all_of(sent), samples.all_of(cleaned(uploads.clean_pdf, sent))
    corners = (SECRET, b"JavaScript", b"OpenAction", b"/EmbeddedFile", b"/Annots", b"/Metadata", b"/PieceInfo")
    assert [word in before for word in corners] == [True] * 7
    assert [word in after for word in corners] == [False] * 7
    shown = []
    for content in (sent, cleaned(uploads.clean_pdf, sent)):
        with pikepdf.open(io.BytesIO(content)) as file:
            photograph = pikepdf.PdfImage(file.pages[0].Resources.XObject.Im0).as_pil_image()
            shown.append((len(file.pages), file.pages[0].Contents.read_bytes(), photograph.tobytes()))
    assert shown[0] == shown[1]


def test_pdf_that_says_page_and_font_elsewhere_still_reads() -> None:
    with pikepdf.new() as made:
        page = made.add_blank_page()
        del page.MediaBox, page.Resources
        page.Contents = made.make_stream(b"BT /A 12 Tf (hej) Tj ET")
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        made.Root.Pages.MediaBox, made.Root.Pages.Resources = [0, 0, 99, 99], Dictionary(Font=Dictionary(A=font))
        made.save(content := io.BytesIO())
    with pikepdf.open(io.BytesIO(cleaned(uploads.clean_pdf, content.getvalue()))) as file:
        page = file.pages[0]
        assert (page.MediaBox, page.Resources.Font.A.BaseFont) == ([0, 0, 99, 99], Name.Helvetica)


def test_pdf_gets_a_name_of_ours() -> None:
    with uploads.clean_pdf(ContentFile(PDF, name="../../etc/passwd.html")) as clean:
        assert clean.name is not None
        assert (len(clean.name), clean.name[-4:]) == (36, ".pdf")


@pytest.mark.parametrize("what", BAD_MEDIA)
def test_what_is_no_sound_or_film_is_refused(what: str) -> None:
    with pytest.raises(UploadRefused):
        uploads.clean_media(io.BytesIO(BAD_MEDIA[what]))


@pytest.mark.parametrize("ending", EMPTY_MEDIA)
def test_name_without_anything_to_play_is_refused(ending: str) -> None:
    with pytest.raises(UploadRefused) as refusal:
        uploads.clean_media(io.BytesIO(EMPTY_MEDIA[ending]))
    assert "i stykker" in str(refusal.value.message)


@pytest.mark.parametrize("ending", samples.MEDIA)
def test_sound_and_film_keep_what_is_played_and_nothing_else(ending: str, tmp_path: Path) -> None:
    sent = samples.media(tmp_path, ending)
    with uploads.clean_media(ContentFile(sent, name="sang.exe")) as file:
        kept = file.read()
        assert file.name.rpartition(".")[2] == ending
    words = [samples.PLACE.encode(), *([samples.IN_STREAM.encode(), b"x264"] if ending == "mp4" else [])]
    assert [word in sent for word in words] == [True] * len(words)
    assert [word in kept for word in words] == [False] * len(words)
    assert played(kept) == played(sent)


@pytest.mark.parametrize("tail", [b"TAG" + SECRET.ljust(125), SECRET * 20, b"APETAGEX" + SECRET])
@pytest.mark.parametrize("ending", samples.MEDIA)
def test_what_follows_the_last_sound_stays_behind(ending: str, tail: bytes, tmp_path: Path) -> None:
    sent = samples.media(tmp_path, ending)
    kept = cleaned(uploads.clean_media, sent + tail)
    assert SECRET not in kept
    assert played(kept) == played(sent)


@pytest.mark.parametrize(("rate", "is_refused"), [(0x04, True), (0xF4, True), (0x94, False)])
def test_mp3_frame_that_does_not_say_its_length_is_refused(rate: int, is_refused: bool, tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(samples.media(tmp_path, "mp3"))
    with av.open(str(tmp_path / "a.mp3")) as file:
        packet = next(file.demux(audio=0))
        sent = bytes(packet)
        packet.update(sent[:2] + bytes([rate]) + sent[3:])
        try:
            kept = [bytes(one) for one in _frame(packet)]
        except Refused:
            kept = []
    assert kept == ([] if is_refused else [sent])


def played(content: bytes) -> list[tuple[str, int]]:
    """The tracks to see or hear, with how many frames each has."""
    found: Counter[tuple[int, str]] = Counter()
    with av.open(io.BytesIO(content)) as file:
        for packet in file.demux(*file.streams.video, *file.streams.audio):
            for _ in packet.decode():
                found[packet.stream_index, packet.stream.type] += 1
    return [(kind, count) for (_, kind), count in sorted(found.items())]


def test_copying_the_tracks_with_their_tags_would_have_kept_the_place(tmp_path: Path) -> None:
    content, again = samples.media(tmp_path, "mp4"), io.BytesIO()
    with av.open(io.BytesIO(content)) as file, av.open(again, "w", format="mp4") as copy:
        copy.metadata.update(file.metadata)
        tracks = {one.index: copy.add_stream_from_template(one) for one in file.streams.video}
        for packet in file.demux(video=0):
            if packet.size:
                packet.stream = tracks[packet.stream_index]
                copy.mux(packet)
    assert [samples.PLACE.encode() in again.getvalue(), b"x264" in again.getvalue()] == [True, True]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ({"ending": "mp4", "film": "mpeg4"}, "ikke lyd eller film"),
        ({"ending": "mp4", "tracks": 12}, "for mange spor"),
        ({"ending": "mp4", "starts": 7201}, "mere end to timer"),
    ],
)
def test_film_that_cannot_be_written_anew_is_refused_in_words(made: dict[str, Any], words: str, tmp_path: Path) -> None:
    with pytest.raises(UploadRefused) as refusal:
        uploads.clean_media(io.BytesIO(samples.media(tmp_path, **made)))
    assert words in str(refusal.value.message)


def test_child_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "CHILD_SECONDS", 0.001)
    with pytest.raises(UploadRefused):
        uploads.clean_pdf(io.BytesIO(PDF))


def test_large_libraries_stay_out_of_this_process(tmp_path: Path) -> None:
    script = (
        "import sys, django; django.setup();"
        "from musikfaellesskabet import urls; from musikfaellesskabet.common import uploads;"
        f"uploads.clean_pdf(open({str(tmp_path / 'a.pdf')!r}, 'rb')).close();"
        f"uploads.clean_image(open({str(tmp_path / 'a.png')!r}, 'rb')).close();"
        "print([name for name in ('av', 'pikepdf', 'PIL') if name in sys.modules])"
    )
    (tmp_path / "a.pdf").write_bytes(PDF)
    (tmp_path / "a.png").write_bytes(samples.picture("PNG"))
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert answer.stdout == "[]\n"
