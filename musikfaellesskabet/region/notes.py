"""The words of sources in both languages: «550 stående» is «550 standing»."""

import re
from collections.abc import Mapping

from musikfaellesskabet.region.models import SourceNote

_ADDRESS = re.compile(r"https?://[^\s;]+")


def notes_of_region() -> dict[str, str]:
    """Danish words → English; one query."""
    return dict(SourceNote.objects.values_list("da", "en"))


def in_english(source: str, notes: Mapping[str, str]) -> str:
    """The source with each note it has in English; addresses and everything else as they stand."""
    for da in sorted(notes, key=len, reverse=True):
        if da in source:
            pieces = _ADDRESS.split(source)
            addresses = [*_ADDRESS.findall(source), ""]
            source = "".join(
                piece.replace(da, notes[da]) + address for piece, address in zip(pieces, addresses, strict=True)
            )
    return source


def is_address(source: str) -> bool:
    """Whether there is nothing in it but addresses."""
    return not _ADDRESS.sub("", source).strip(" ;()")
