"""Files from people: known by their content, never by their name; all are written anew, so nothing rides along.

What a person sends is checked here, given a random name, and later served by `common.views.files` in a sandbox.
Model fields: `FileField(upload_to=uploads.PUBLIC)` with the file that one of the `clean_…` functions returned.
"""

import io
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, ClassVar, NewType

from django.core.files.base import File
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError

# Below MEDIA_ROOT; what lies elsewhere is never served by address.
PUBLIC = "offentlig"
PUT_AWAY = "skjult"

IMAGE_BYTES = 12_000_000
PDF_BYTES = 20_000_000
MEDIA_BYTES = 100_000_000
NO_MEDIA = _("Det er ikke lyd eller film, vi kan spille. Send MP3, M4A, Ogg, FLAC, WAV, MP4 eller WebM.")
CHILD_SECONDS = 90
PACKAGES = Path(__file__).parents[2]
# What the child says when it refuses.
REFUSALS = {
    "picture": _("Det er ikke et billede, vi kan læse. Send det som JPEG, PNG eller WebP."),
    "pixels": _("Billedet har flere end 40 millioner billedpunkter. Gør det mindre, og prøv igen."),
    "unreadable": _("Filen er i stykker, eller vi kan ikke læse den. Gem den igen i et andet program, og prøv igen."),
    "codec": NO_MEDIA,
    "streams": _("Der er for mange spor i filen. Gem den med ét lydspor og højst ét billedspor."),
    "long": _("Optagelsen varer mere end to timer. Send et kortere klip."),
    "locked": _("PDF’en er låst med en adgangskode. Gem den uden, og prøv igen."),
    "pages": _("PDF’en har flere end 300 sider. Del den op, eller send kun det, der er brug for."),
}

# A file that one of the functions below has written anew; what takes one never takes a file as it was sent.
CleanFile = NewType("CleanFile", File[bytes])


class UploadRefused(DomainError):
    code: ClassVar[str] = "upload-refused"
    message: str | Promise = _("Filen kan ikke bruges.")


def clean_image(file: IO[bytes]) -> CleanFile:
    """The picture drawn anew as WebP, turned upright, at most 2,400 pixels long, without metadata.

    Takes JPEG, PNG and WebP. Raises UploadRefused for everything else (SVG and HTML among it), for more than 12 MB
    and for more than 40 million pixels.
    """
    _measure(file, IMAGE_BYTES)
    if not _is_picture(_start(file, 12)):
        raise UploadRefused(REFUSALS["picture"])
    return _written_anew(file, "webp")


def clean_pdf(file: IO[bytes]) -> CleanFile:
    """The PDF's pages in a new document under a random name, without scripts, files, forms, notes, links and metadata.

    Raises UploadRefused when it is none, passes 20 MB or cannot be written anew.
    """
    _measure(file, PDF_BYTES)
    if _start(file, 5) != b"%PDF-":
        raise UploadRefused(_("Det er ikke en hel PDF. Gem dokumentet som PDF, og prøv igen."))
    return _written_anew(file, "pdf")


def clean_media(file: IO[bytes]) -> CleanFile:
    """The sound or film in a new container under a random name, without tags, places, covers and data streams.

    Takes MP3, M4A, Ogg, FLAC, WAV, MP4 and WebM, told by their first bytes. The caller closes what is returned.
    Raises UploadRefused for anything else, for more than 100 MB or two hours, and for what cannot be written anew.
    """
    _measure(file, MEDIA_BYTES)
    content = _start(file, 64)
    for ending, matches in MEDIA_MARKS.items():
        if matches(content):
            return _written_anew(file, ending)
    raise UploadRefused(NO_MEDIA)


def discard(file: FieldFile) -> None:
    """Delete a stored file once the transaction that no longer names it is kept; nothing where there is none."""
    if file:
        storage, name = file.storage, str(file.name)
        transaction.on_commit(lambda: storage.delete(name))


def put_away(file: FieldFile) -> str:
    """The name of a stored file where no address leads. It is moved there once the transaction that names it is kept.

    The name that it has, where there is no such file any more.
    """
    name, storage = str(file.name), file.storage
    if not storage.exists(name):
        return name
    away = storage.get_available_name(f"{PUT_AWAY}/{Path(name).name}")
    transaction.on_commit(lambda: _move(Path(storage.path(name)), Path(storage.path(away))))
    return away


def _move(source: Path, target: Path) -> None:
    """Within one folder tree, where it takes no time. Nothing where the file was removed meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        source.replace(target)


def _written_anew(file: IO[bytes], ending: str) -> CleanFile:
    """The file written anew by a child process (`common.cleaning`), from file to file; it is gone when closed."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, f"from.{ending}"), Path(folder, f"to.{ending}")
        with source.open("wb") as copy:
            file.seek(0)
            shutil.copyfileobj(file, copy)
        command = [sys.executable, "-P", "-m", "musikfaellesskabet.common.cleaning", ending, str(source), str(target)]
        try:
            child = subprocess.run(  # noqa: S603  no word of the command comes from outside
                command, cwd=folder, env={"PYTHONPATH": str(PACKAGES)}, capture_output=True, timeout=CHILD_SECONDS
            )
        except subprocess.TimeoutExpired as error:
            raise UploadRefused(REFUSALS["unreadable"]) from error
        if child.returncode:
            raise UploadRefused(REFUSALS.get(child.stdout.decode().strip(), REFUSALS["unreadable"]))
        return CleanFile(File(target.open("rb"), name=_random_name(ending)))


def _is_picture(content: bytes) -> bool:
    return content[:3] == b"\xff\xd8\xff" or content[:8] == b"\x89PNG\r\n\x1a\n" or content[8:12] == b"WEBP"


def _is_mp3(content: bytes) -> bool:
    """ID3 tags, or a frame header with a valid version, layer III, bit rate and sample rate."""
    if content[:3] == b"ID3":
        return True
    if len(content) < 4 or content[0] != 0xFF or content[1] & 0xE0 != 0xE0:
        return False
    version, layer = content[1] >> 3 & 3, content[1] >> 1 & 3
    bit_rate, sample_rate = content[2] >> 4, content[2] >> 2 & 3
    return version != 1 and layer == 1 and bit_rate not in {0, 15} and sample_rate != 3


MEDIA_MARKS: dict[str, Callable[[bytes], bool]] = {
    "flac": lambda content: content[:4] == b"fLaC",
    "ogg": lambda content: content[:4] == b"OggS",
    "wav": lambda content: content[:4] == b"RIFF" and content[8:12] == b"WAVE",
    "webm": lambda content: content[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in content[:64],
    "m4a": lambda content: content[4:12] in {b"ftypM4A ", b"ftypM4B "},
    "mp4": lambda content: content[4:8] == b"ftyp" and content[8:12] in {b"isom", b"iso2", b"mp41", b"mp42", b"avc1"},
    "mp3": _is_mp3,
}
CONTENT_TYPES = {
    "webp": "image/webp",
    "pdf": "application/pdf",
    "flac": "audio/flac",
    "ogg": "audio/ogg",
    "wav": "audio/wav",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "webm": "video/webm",
}


def _measure(file: IO[bytes] | File[Any], limit: int) -> None:
    size = file.seek(0, io.SEEK_END)
    if size > limit:
        raise UploadRefused(_("Filen er for stor. Den må højst fylde %(size)s MB.") % {"size": limit // 1_000_000})
    if not size:
        raise UploadRefused(_("Filen er tom."))


def _start(file: IO[bytes], length: int) -> bytes:
    file.seek(0)
    return file.read(length)


def _random_name(ending: str) -> str:
    return f"{secrets.token_hex(16)}.{ending}"
