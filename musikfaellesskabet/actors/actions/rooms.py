"""An actor's rooms: adding, changing and removing them."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import IO, Any

from django.db import transaction
from django.utils import timezone

from musikfaellesskabet.actors.actions.changes import lock, public_sees
from musikfaellesskabet.actors.actions.editing import note_source
from musikfaellesskabet.actors.actions.files import need_space
from musikfaellesskabet.actors.actions.refusals import RoomGone, RoomsFull
from musikfaellesskabet.actors.models import Actor, Room
from musikfaellesskabet.common.provenance import Confidence
from musikfaellesskabet.common.seen import NOTHING_SEEN, Seen, differing
from musikfaellesskabet.common.uploads import CleanFile, clean_pdf, discard
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User
from musikfaellesskabet.region.actions import note_removal

MOST_ROOMS = 60


def cleaned_sheet(file: IO[bytes] | None) -> AbstractContextManager[CleanFile | None]:
    """The sheet written anew, until the block ends; nothing where there is none. Raises UploadRefused.

    It takes seconds: do it before any transaction begins, that of `common.once` too.
    """
    return clean_pdf(file) if file is not None else nullcontext()


@transaction.atomic
def add_room(
    actor: Actor,
    *,
    facts: Mapping[str, Any],
    sheet: CleanFile | None = None,
    by: User,
    source: str = "",
    now: datetime,
) -> Room:
    """Add a room. What is empty stays unknown. Effects: a Fact for each field that says something.

    sheet: the room's own technical sheet, from `cleaned_sheet`. Raises MergedAway, RoomsFull at sixty, and FilesFull;
    there is no room then.
    """
    lock(actor)
    if actor.rooms.count() >= MOST_ROOMS:
        raise RoomsFull
    room = Room.objects.create(actor=actor, confidence=Confidence.HIGH, checked_on=timezone.localdate(now), **facts)
    known = [name for name, value in facts.items() if value not in (None, "")]
    note_source(actor, known, room=room, by=by, source=source, now=now)
    record("room-added", by=by, subject=room, fields=known, now=now)
    if sheet is not None:
        _keep_sheet(room, sheet, by=by, now=now)
    public_sees(actor)
    return room


@transaction.atomic
def edit_room(
    room: Room,
    *,
    changes: Mapping[str, Any],
    seen: Seen = NOTHING_SEEN,
    sheet: CleanFile | None = None,
    by: User,
    source: str = "",
    now: datetime,
) -> list[str]:
    """Set the fields that differ, each with its source, and the technical sheet where one is given.

    seen: marks of what the writer saw in them. sheet: from `cleaned_sheet`. Returns the fields' names.
    Raises MergedAway, RoomGone, ChangedMeanwhile, FilesFull; nothing is changed then.
    """
    _lock_room(room)
    changed = differing(room, changes, seen)
    if sheet is not None:
        _keep_sheet(room, sheet, by=by, now=now)
    if not changed:
        return []
    for name in changed:
        setattr(room, name, changes[name])
    room.save(update_fields=changed)
    note_source(room.actor, changed, room=room, by=by, source=source, now=now)
    record("room-edited", by=by, subject=room, fields=changed, now=now)
    public_sees(room.actor)
    return changed


@transaction.atomic
def _keep_sheet(room: Room, clean: CleanFile, *, by: User, now: datetime) -> None:
    need_space(room.actor, clean, instead_of=room.technical_sheet)
    discard(room.technical_sheet)
    room.technical_sheet = clean
    room.save(update_fields=["technical_sheet"])
    record("room-sheet-attached", by=by, subject=room, fields=["technical_sheet"], now=now)
    public_sees(room.actor)


@transaction.atomic
def remove_room(room: Room, *, by: User, now: datetime) -> None:
    """Remove the room, its facts and, when that is kept, its sheet; the ledger keeps that it was there.

    A room from a region's file stays away at the next load, too. Raises MergedAway, RoomGone.
    """
    _lock_room(room)
    note_removal(room, now)
    record("room-removed", by=by, subject=room, now=now)
    actor = room.actor
    discard(room.technical_sheet)
    room.delete()
    public_sees(actor)


def _lock_room(room: Room) -> None:
    """Hold the room's actor, and read the room anew. Raises MergedAway; RoomGone when it was removed meanwhile."""
    actor = room.actor
    lock(actor)
    try:
        room.refresh_from_db()
    except Room.DoesNotExist as error:
        raise RoomGone from error
    room.actor = actor
