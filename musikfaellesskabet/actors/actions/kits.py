"""An artist's kit: words, line-up, links, files."""

from collections.abc import Mapping
from contextlib import nullcontext
from datetime import datetime
from typing import IO, Any

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.actions.changes import lock, public_sees
from musikfaellesskabet.actors.models import ArtistKit, KitFile, KitLink, LineupMember
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.uploads import clean_image, clean_media, clean_pdf
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

FILES_IN_A_KIT = 12


class SaidAlready(DomainError):
    code = "said_already"
    message = _("Det står der allerede.")


class NoConsent(DomainError):
    code = "no_consent"
    message = _("Navnet må kun stå her, når personen er fyldt 15 og selv har sagt ja.")


class KitFull(DomainError):
    code = "kit_full"
    message = _("Der er plads til 12 filer. Fjern en, før du lægger en ny op.")


class IdTaken(DomainError):
    code = "musicbrainz_id_taken"
    message = _("Det MusicBrainz-id står hos et andet band. Er det jeres, så skriv til sekretariatet.")


def save_kit(
    kit: ArtistKit, *, changes: Mapping[str, Any], rider: IO[bytes] | None = None, by: User, now: datetime
) -> ArtistKit:
    """Set the kit's words and numbers, and the rider where one is given. Raises UploadRefused, IdTaken."""
    # Cleaning takes its time, so it is done before the transaction.
    with clean_pdf(rider) if rider is not None else nullcontext() as clean:
        return _keep_kit(kit, changes, clean, by=by, now=now)


@transaction.atomic
def _keep_kit(
    kit: ArtistKit, changes: Mapping[str, Any], rider: File[bytes] | None, *, by: User, now: datetime
) -> ArtistKit:
    kit = _standing(kit)
    for name, value in changes.items():
        setattr(kit, name, value)
    before = kit.rider.name
    if rider is not None:
        kit.rider = rider
        if before:
            transaction.on_commit(lambda: kit.rider.storage.delete(before))
    try:
        with transaction.atomic():
            kit.save()
    except IntegrityError as error:
        raise IdTaken from error
    fields = [*changes, *(["rider"] if rider is not None else [])]
    _kept("kit-saved", kit, fields, by=by, now=now)
    return kit


@transaction.atomic
def remove_rider(kit: ArtistKit, *, by: User, now: datetime) -> None:
    """Remove the rider and its file."""
    kit.rider.delete(save=True)
    _kept("kit-rider-removed", kit, ["rider"], by=by, now=now)


@transaction.atomic
def add_member(kit: ArtistKit, *, facts: Mapping[str, Any], has_agreed: bool, by: User, now: datetime) -> LineupMember:
    """Put a stage name into the line-up.

    has_agreed: the person is at least 15 and has said yes to standing here. Raises NoConsent without it, SaidAlready.
    """
    if not has_agreed:
        raise NoConsent
    kit = _saved(kit)
    try:
        with transaction.atomic():
            member = LineupMember.objects.create(kit=kit, agreed_on=timezone.localdate(now), **facts)
    except IntegrityError as error:
        raise SaidAlready from error
    _kept("kit-member-added", kit, ["members"], by=by, now=now)
    return member


@transaction.atomic
def add_link(kit: ArtistKit, *, kind: str, title: str, url: str, by: User, now: datetime) -> KitLink:
    """Add a link. Raises SaidAlready."""
    kit = _saved(kit)
    try:
        with transaction.atomic():
            link = KitLink.objects.create(kit=kit, kind=kind, title=title, url=url)
    except IntegrityError as error:
        raise SaidAlready from error
    _kept("kit-link-added", kit, ["links"], by=by, now=now)
    return link


def add_file(
    kit: ArtistKit, *, kind: str, title: str, file: IO[bytes], credit: str = "", by: User, now: datetime
) -> KitFile:
    """Add a sound, a film or a picture, cleaned. Raises UploadRefused; KitFull when there are twelve."""
    # Cleaning takes its time, so it is done before the transaction.
    with clean_image(file) if kind == KitFile.Kind.IMAGE else clean_media(file) as clean:
        return _keep_file(kit, clean, kind=kind, title=title, credit=credit, by=by, now=now)


@transaction.atomic
def _keep_file(
    kit: ArtistKit, clean: File[bytes], *, kind: str, title: str, credit: str, by: User, now: datetime
) -> KitFile:
    kit = _saved(kit)
    if kit.files.count() >= FILES_IN_A_KIT:
        raise KitFull
    kept = KitFile.objects.create(kit=kit, kind=kind, title=title, credit=credit, file=clean)
    _kept("kit-file-added", kit, ["files"], by=by, now=now)
    return kept


@transaction.atomic
def remove_from_kit(part: LineupMember | KitLink | KitFile, *, by: User, now: datetime) -> None:
    """Remove a line-up member, a link or a file; a file's bytes go when the removal is kept."""
    kit = part.kit
    if isinstance(part, KitFile):
        storage, name = part.file.storage, str(part.file.name)
        transaction.on_commit(lambda: storage.delete(name))
    part.delete()
    _kept("kit-part-removed", kit, [part._meta.model_name or ""], by=by, now=now)


def _standing(kit: ArtistKit) -> ArtistKit:
    """The kit as it stands now, under a lock on its actor; a new one where there still is none. Raises MergedAway."""
    lock(kit.actor)
    return ArtistKit.objects.filter(actor=kit.actor).first() or ArtistKit(actor=kit.actor)


def _saved(kit: ArtistKit) -> ArtistKit:
    kit = _standing(kit)
    if kit.pk is None:
        kit.save()
    return kit


def _kept(verb: str, kit: ArtistKit, fields: list[str], *, by: User, now: datetime) -> None:
    record(verb, by=by, subject=kit, fields=fields, now=now)
    public_sees(kit.actor)
