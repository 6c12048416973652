"""Files from people: known by content, written anew, served in a sandbox."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pytest_django.fixtures import Settings

from musikfaellesskabet.common import uploads
from musikfaellesskabet.common.uploads import UploadRefused
from tests import samples
from tests.samples import HTML, PDF, SVG, cleaned, picture

SECRET = b"55.6761N 12.5683E"


def with_location(form: str) -> bytes:
    """A picture that carries a place in its metadata, and more after its end."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    text = PngInfo()
    text.add_text("Comment", SECRET.decode())
    options: dict[str, Any] = {"pnginfo": text} if form == "PNG" else {"exif": exif}
    if form == "JPEG":
        options["comment"] = SECRET
    return picture(form, **options) + b"<script>alert(1)</script>" + SECRET


def pixel_flood() -> bytes:
    """A PNG of a few hundred bytes that says it is 30,000 × 30,000."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    side = (30_000).to_bytes(4, "big")
    header = chunk(b"IHDR", side + side + b"\x08\x02\x00\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


BAD_PICTURES = {
    "svg": SVG,
    "svg with declaration": b'<?xml version="1.0"?>' + SVG,
    "html": HTML,
    "html behind a gif": b"GIF89a/*" + HTML,
    "gif": picture("GIF"),
    "bmp": picture("BMP"),
    "tiff": picture("TIFF"),
    "icon": picture("ICO"),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "pdf": PDF,
    "cut off jpeg": picture("JPEG")[:200],
    "cut off png": picture("PNG", size=(600, 400))[:60],
    "png header only": b"\x89PNG\r\n\x1a\n",
    "pixel flood": pixel_flood(),
    "zip": b"PK\x03\x04" + b"\0" * 40,
    "executable": b"MZ" + b"\0" * 60,
    "text": b"bare tekst",
    "empty": b"",
    "nul": b"\0" * 100,
}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_picture_is_drawn_anew_and_leaves_all_else_behind(form: str) -> None:
    sent = with_location(form)
    assert SECRET in sent
    clean = cleaned(uploads.clean_image, sent)
    assert [SECRET in clean, b"script" in clean] == [False, False]
    drawn = Image.open(io.BytesIO(clean))
    assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("WEBP", (60, 40), {})


def test_saving_without_drawing_anew_would_have_kept_the_place() -> None:
    again = io.BytesIO()
    opened = Image.open(io.BytesIO(with_location("JPEG")))
    opened.save(again, "WEBP", exif=opened.getexif())
    assert SECRET in again.getvalue()


def test_picture_is_turned_upright_before_its_metadata_goes() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    clean = cleaned(uploads.clean_image, picture("JPEG", exif=exif))
    assert Image.open(io.BytesIO(clean)).size == (40, 60)


def test_large_picture_is_made_smaller_and_transparency_stays() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (3000, 1500), (1, 2, 3, 0)).save(file, "PNG")
    drawn = Image.open(io.BytesIO(cleaned(uploads.clean_image, file.getvalue())))
    assert (drawn.size, drawn.mode) == ((2400, 1200), "RGBA")


@pytest.mark.parametrize("what", BAD_PICTURES)
def test_what_is_no_picture_of_ours_is_refused(what: str) -> None:
    with pytest.raises(UploadRefused):
        uploads.clean_image(io.BytesIO(BAD_PICTURES[what]))


@pytest.mark.parametrize(
    ("clean", "limit", "content"),
    [
        (uploads.clean_image, "IMAGE_BYTES", picture("PNG")),
        (uploads.clean_pdf, "PDF_BYTES", PDF),
        (uploads.clean_media, "MEDIA_BYTES", samples.media(Path(mkdtemp()), "mp3")),
    ],
)
def test_file_over_its_limit_is_refused_and_at_it_is_not(
    clean: Callable[[Any], Any], limit: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, limit, len(content))
    assert cleaned(clean, content)
    monkeypatch.setattr(uploads, limit, len(content) - 1)
    with pytest.raises(UploadRefused):
        clean(io.BytesIO(content))


@pytest.fixture
def stored(settings: Settings, tmp_path: Path) -> Callable[[ContentFile[bytes]], str]:
    settings.MEDIA_ROOT = tmp_path

    def store(file: ContentFile[bytes]) -> str:
        with file:
            return default_storage.save(f"{uploads.PUBLIC}/{file.name}", file)

    return store


@pytest.mark.django_db
class TestServe:
    def test_document_is_a_download_in_a_sandbox(self, stored: Callable[[Any], str], client: Client) -> None:
        response = client.get("/filer/" + stored(uploads.clean_pdf(io.BytesIO(PDF))))
        assert response.getvalue() == cleaned(uploads.clean_pdf, PDF)
        assert (response.status_code, response.headers["Content-Type"]) == (200, "application/pdf")
        assert response.headers["Content-Disposition"].startswith("attachment;")
        assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    def test_picture_is_shown_in_place_in_a_sandbox(self, stored: Callable[[Any], str], client: Client) -> None:
        response = client.get("/filer/" + stored(uploads.clean_image(io.BytesIO(picture("PNG")))))
        assert Image.open(io.BytesIO(response.getvalue())).size == (60, 40)
        assert (response.headers["Content-Type"], response.headers["Content-Disposition"][:7]) == (
            "image/webp",
            "inline;",
        )
        assert response.headers["Content-Security-Policy"].startswith("sandbox;")

    def test_player_gets_the_part_it_asks_for(
        self, stored: Callable[[Any], str], client: Client, tmp_path: Path
    ) -> None:
        name = stored(uploads.clean_media(io.BytesIO(samples.media(tmp_path, "mp3"))))
        address, kept = f"/filer/{name}", (tmp_path / name).read_bytes()
        response = client.get(address, headers={"range": "bytes=0-3"})
        assert (response.status_code, response.content) == (206, kept[:4])
        assert response.headers["Content-Range"] == f"bytes 0-3/{len(kept)}"
        assert client.get(address, headers={"range": "bytes=400-"}).content == kept[400:]
        assert client.get(address, headers={"range": "bytes=999999-"}).status_code == 416

    @pytest.mark.parametrize("digits", [19, 4301])
    def test_number_too_long_to_be_a_place_in_a_file_is_no_range(
        self, digits: int, stored: Callable[[Any], str], client: Client
    ) -> None:
        address = "/filer/" + stored(uploads.clean_pdf(io.BytesIO(PDF)))
        for asked in (f"bytes={'9' * digits}-", f"bytes=0-{'9' * digits}"):
            response = client.get(address, headers={"range": asked})
            assert (response.status_code, len(response.getvalue()) > 0) == (200, True)

    def test_caches_ask_each_time_and_let_go_of_what_is_removed(
        self, stored: Callable[[Any], str], client: Client
    ) -> None:
        name = stored(uploads.clean_image(io.BytesIO(picture("PNG"))))
        first = client.get(f"/filer/{name}")
        assert (first.headers["Cache-Control"], len(first.getvalue()) > 0) == ("public, no-cache", True)
        again = {"if-none-match": first.headers["ETag"]}
        known = client.get(f"/filer/{name}", headers=again)
        assert (known.status_code, known.content, known.headers["ETag"]) == (304, b"", first.headers["ETag"])
        changed = client.get(f"/filer/{name}", headers={"if-none-match": '"other"'})
        assert len(changed.getvalue()) > 0
        default_storage.delete(name)
        assert client.get(f"/filer/{name}", headers=again).status_code == 404

    @pytest.mark.parametrize(
        "name",
        [
            "offentlig/../secret_key",
            "../secret_key",
            "offentlig/%2e%2e/secret_key",
            "offentlig/index.html",
            "privat/" + "0" * 32 + ".pdf",
            "offentlig/" + "0" * 32 + ".svg",
            "offentlig/" + "0" * 32 + ".pdf/../x",
        ],
    )
    def test_nothing_else_is_served(
        self, name: str, stored: Callable[[Any], str], settings: Settings, client: Client
    ) -> None:
        for path in ("secret_key", "offentlig/index.html", f"privat/{'0' * 32}.pdf", f"offentlig/{'0' * 32}.svg"):
            target = Path(settings.MEDIA_ROOT) / path
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(b"hidden")
        assert client.get(f"/filer/{name}").status_code == 404

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_files_are_only_read(self, method: str, stored: Callable[[Any], str], client: Client) -> None:
        address = "/filer/" + stored(uploads.clean_pdf(io.BytesIO(PDF)))
        assert getattr(client, method)(address).status_code == 405
