"""The artist kit as one document that other systems can take in. Described in docs/artist-kit.md."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db.models.fields.files import FieldFile

from musikfaellesskabet.actors.models import ArtistKit, LineupMember

FORMAT = "musikfaellesskabet.artist-kit/1"


def portable_kit(kit: ArtistKit, members: Sequence[LineupMember]) -> dict[str, Any]:
    """The kit's document. `members` are those that the reader may see."""
    actor = kit.actor
    saved = kit.pk is not None
    return {
        "format": FORMAT,
        "name": actor.name,
        "address": settings.SITE_URL + actor.get_absolute_url(),
        "updated_at": kit.updated_at.isoformat() if saved else None,
        "musicbrainz_id": str(kit.musicbrainz_id) if kit.musicbrainz_id else None,
        "formed_year": kit.formed_year,
        "biography": {"da": kit.bio_da or None, "en": kit.bio_en or None},
        "place": {"municipality": str(actor.municipality or "") or None, "town": actor.town or None},
        "stages": [stage.slug for stage in actor.stages.all()],
        "genres": [{"slug": genre.slug, "da": genre.da, "en": genre.en} for genre in actor.genres.all()],
        "website": actor.website or None,
        "line_up": [
            {"stage_name": one.stage_name, "plays": one.plays, "from": one.starts or None, "to": one.ends or None}
            for one in members
        ],
        "links": [{"kind": one.kind, "title": one.title, "url": one.url} for one in kit.links.all()] if saved else [],
        "files": [
            {"kind": one.kind, "title": one.title, "credit": one.credit or None, "url": _address(one.file)}
            for one in (kit.files.filter(objection=None) if saved else [])
        ],
        "rider": _address(kit.rider),
    }


def _address(file: FieldFile) -> str | None:
    return settings.SITE_URL + file.url if file else None
