"""How much an actor may keep: all its files together, so that one cannot fill the disk that is everybody's."""

from collections.abc import Iterator

from django.core.files import File
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.models import Actor, ArtistKit, KitFile, Room
from musikfaellesskabet.common.errors import DomainError

MOST_BYTES = 500_000_000


class FilesFull(DomainError):
    code = "files_full"
    message = _("Der er plads til 500 MB filer i alt. Fjern nogle, eller send en mindre.")


def need_space(actor: Actor, file: File[bytes], *, instead_of: FieldFile | None = None) -> None:
    """Raise FilesFull where the actor's files with this one pass 500 MB. The actor is locked by the caller.

    instead_of: the stored file that goes when this one is kept.
    """
    kept = sum(_size(stored) for stored in _files_of(actor))
    if kept - _size(instead_of) + file.size > MOST_BYTES:
        raise FilesFull


def _files_of(actor: Actor) -> Iterator[FieldFile]:
    for part in KitFile.objects.filter(kit__actor=actor):
        yield part.file
    for kit in ArtistKit.objects.filter(actor=actor).exclude(rider=""):
        yield kit.rider
    for room in Room.objects.filter(actor=actor).exclude(technical_sheet=""):
        yield room.technical_sheet


def _size(stored: FieldFile | None) -> int:
    """Bytes on the disk; nothing for a file that is not there."""
    try:
        return int(stored.size) if stored else 0
    except FileNotFoundError:
        return 0
