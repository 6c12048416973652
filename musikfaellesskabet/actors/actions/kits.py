"""An artist's kit: words, line-up, links, files."""

from collections.abc import Mapping
from contextlib import nullcontext
from datetime import datetime
from typing import IO, Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.files import File
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.actors.actions.changes import lock, public_sees
from musikfaellesskabet.actors.actions.files import need_space
from musikfaellesskabet.actors.models import (
    Actor,
    ArtistKit,
    Assurance,
    KitFile,
    KitLink,
    LineupMember,
    Objection,
    Says,
)
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.seen import NOTHING_SEEN, Seen, differing
from musikfaellesskabet.common.uploads import clean_image, clean_media, clean_pdf, discard
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

FILES_IN_A_KIT, MEMBERS_IN_A_KIT, LINKS_IN_A_KIT = 12, 40, 30


class SaidAlready(DomainError):
    code = "said_already"
    message = _("Det står der allerede.")


class NoConsent(DomainError):
    code = "no_consent"
    message = _("Navnet må kun stå her, når personen er fyldt 15 og selv har sagt ja.")


class PartGone(DomainError):
    code = "part_gone"
    message = _("Det er imens fjernet.")


class PeopleUnsaid(DomainError):
    code = "people_unsaid"
    message = _("Sig, om man kan kende nogen. Er nogen under 15 år, eller har de ikke sagt ja, så vælg noget andet.")


class KitFull(DomainError):
    code = "kit_full"
    message = _("Der er plads til 12 filer. Fjern en, før du lægger en ny op.")


class LineupFull(DomainError):
    code = "lineup_full"
    message = _("Der er plads til 40 navne. Fjern et, før du skriver et nyt på.")


class LinksFull(DomainError):
    code = "links_full"
    message = _("Der er plads til 30 links. Fjern et, før du lægger et nyt til.")


class IdTaken(DomainError):
    code = "musicbrainz_id_taken"
    message = _("Det MusicBrainz-id står hos et andet band. Er det jeres, så skriv til sekretariatet.")


def save_kit(
    kit: ArtistKit,
    *,
    changes: Mapping[str, Any],
    seen: Seen = NOTHING_SEEN,
    rider: IO[bytes] | None = None,
    by: User,
    now: datetime,
) -> ArtistKit:
    """Set the kit's words and numbers that differ, and the rider where one is given; nothing is written for neither.

    seen: marks of what the writer saw in them. Raises MergedAway, ChangedMeanwhile, UploadRefused, FilesFull, IdTaken.
    """
    # Cleaning takes its time, so it is done before the transaction.
    with clean_pdf(rider) if rider is not None else nullcontext() as clean:
        return _keep_kit(kit, changes, seen, rider=clean, by=by, now=now)


@transaction.atomic
def _keep_kit(
    kit: ArtistKit, changes: Mapping[str, Any], seen: Seen, *, rider: File[bytes] | None, by: User, now: datetime
) -> ArtistKit:
    kit = _standing(kit)
    changed = differing(kit, changes, seen)
    if not changed and rider is None:
        return kit
    for name in changed:
        setattr(kit, name, changes[name])
    if rider is not None:
        need_space(kit.actor, rider, instead_of=kit.rider)
        discard(kit.rider)
        kit.rider = rider
    try:
        with transaction.atomic():
            kit.save()
    except IntegrityError as error:
        raise IdTaken from error
    fields = [*changed, *(["rider"] if rider is not None else [])]
    _kept("kit-saved", kit, fields, by=by, now=now)
    return kit


@transaction.atomic
def remove_rider(kit: ArtistKit, *, by: User, now: datetime) -> None:
    """Remove the rider, and its file when the removal is kept. Nothing happens where there is none."""
    kit = _standing(kit)
    if not kit.rider:
        return
    discard(kit.rider)
    kit.rider = ""
    kit.save(update_fields=["rider"])
    _kept("kit-rider-removed", kit, ["rider"], by=by, now=now)


@transaction.atomic
def add_member(kit: ArtistKit, *, facts: Mapping[str, Any], has_agreed: bool, by: User, now: datetime) -> LineupMember:
    """Put a stage name into the line-up.

    has_agreed: the person is at least 15 and has said yes to standing here. Effects: an Assurance with who said so.
    Raises MergedAway, NoConsent without a yes, SaidAlready; LineupFull at forty.
    """
    if not has_agreed:
        raise NoConsent
    kit = _saved(kit)
    if kit.members.count() >= MEMBERS_IN_A_KIT:
        raise LineupFull
    try:
        with transaction.atomic():
            member = LineupMember.objects.create(kit=kit, agreed_on=timezone.localdate(now), **facts)
    except IntegrityError as error:
        raise SaidAlready from error
    Assurance.objects.create(member=member, says=Says.AGREED, said_by=by, said_at=now)
    _kept("kit-member-added", kit, ["members"], by=by, now=now)
    return member


@transaction.atomic
def add_link(kit: ArtistKit, *, kind: str, title: str, url: str, by: User, now: datetime) -> KitLink:
    """Add a link. Raises SaidAlready; LinksFull at thirty."""
    kit = _saved(kit)
    if kit.links.count() >= LINKS_IN_A_KIT:
        raise LinksFull
    try:
        with transaction.atomic():
            link = KitLink.objects.create(kit=kit, kind=kind, title=title, url=url)
    except IntegrityError as error:
        raise SaidAlready from error
    _kept("kit-link-added", kit, ["links"], by=by, now=now)
    return link


def add_file(
    kit: ArtistKit, *, kind: str, title: str, file: IO[bytes], shows: str, credit: str = "", by: User, now: datetime
) -> KitFile:
    """Add a sound, a film or a picture, cleaned.

    shows: what is said of the people in it, one of Says. Effects: an Assurance with who said so.
    Raises MergedAway, PeopleUnsaid without an answer, UploadRefused; KitFull when there are twelve, FilesFull.
    """
    if shows not in Says.values:
        raise PeopleUnsaid
    # Cleaning takes its time, so it is done before the transaction.
    with clean_image(file) if kind == KitFile.Kind.IMAGE else clean_media(file) as clean:
        unsaved = KitFile(kind=kind, title=title, credit=credit, file=clean)
        return _keep_file(kit, unsaved, shows=shows, by=by, now=now)


@transaction.atomic
def _keep_file(kit: ArtistKit, kept: KitFile, *, shows: str, by: User, now: datetime) -> KitFile:
    kept.kit = kit = _saved(kit)
    if kit.files.count() >= FILES_IN_A_KIT:
        raise KitFull
    need_space(kit.actor, kept.file.file)
    kept.save()
    Assurance.objects.create(file=kept, says=shows, said_by=by, said_at=now)
    _kept("kit-file-added", kit, ["files"], by=by, now=now)
    return kept


@transaction.atomic
def remove_from_kit(part: LineupMember | KitLink | KitFile, *, by: User, now: datetime) -> None:
    """Remove a line-up member, a link or a file; a file's bytes go when the removal is kept.

    Raises MergedAway; PartGone when it was removed meanwhile.
    """
    kit = part.kit
    hold_part(part)
    if isinstance(part, KitFile):
        discard(part.file)
    part.delete()
    _kept("kit-part-removed", kit, [part._meta.model_name or ""], by=by, now=now)


def hold_part(part: LineupMember | KitLink | KitFile) -> None:
    """Read the part anew, under a lock on its actor. Raises MergedAway; PartGone when it was removed meanwhile."""
    lock(part.kit.actor)
    try:
        part.refresh_from_db()
    except ObjectDoesNotExist as error:
        raise PartGone from error


def join_kits(keep: Actor, other: Actor) -> None:
    """Where both actors have a kit, give the kept one all of the other's that it lacks; the rest goes, files too.

    A name that both have stays hidden where it was hidden in one of them.
    For mergers: after one, nobody can open the other kit any more. Call it in the merger's transaction.
    """
    kits = {kit.actor_id: kit for kit in ArtistKit.objects.filter(actor__in=[keep, other])}
    if len(kits) < 2:
        return
    kit, spare = kits[keep.pk], kits[other.pk]
    names = set(kit.members.values_list("stage_name", "starts"))
    addresses = set(kit.links.values_list("url", flat=True))
    parts: list[models.Model] = [one for one in spare.members.all() if (one.stage_name, one.starts) not in names]
    parts += [*(one for one in spare.links.all() if one.url not in addresses), *spare.files.all()]
    for part in parts:
        type(part)._default_manager.filter(pk=part.pk).update(kit=kit)
    for double in spare.members.filter(objection__isnull=False):
        same = kit.members.filter(stage_name=double.stage_name, starts=double.starts, objection=None).first()
        if same is not None:
            Objection.objects.filter(member=double).update(member=same)
    if kit.rider:
        discard(spare.rider)
    spare.delete()
    for field in ArtistKit._meta.concrete_fields:
        if not getattr(kit, field.attname):
            setattr(kit, field.attname, getattr(spare, field.attname))
    kit.save()


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
