"""Changing what stands on an actor's page. Each field that changes gets a source of its own."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from musikfaellesskabet.actors.actions.changes import lock, public_sees
from musikfaellesskabet.actors.models import Actor, Fact, MusicSchoolFacts, Room, Seat
from musikfaellesskabet.common.contacts import refuse_contact
from musikfaellesskabet.common.names import one_line
from musikfaellesskabet.common.provenance import Confidence
from musikfaellesskabet.common.seen import NOTHING_SEEN, Seen, differing
from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User


@transaction.atomic
def edit_actor(
    actor: Actor,
    *,
    changes: Mapping[str, Any],
    seen: Seen = NOTHING_SEEN,
    by: User,
    source: str = "",
    now: datetime,
) -> list[str]:
    """Set the fields that differ. Returns their names; nothing is written when none does.

    changes: field → value; a list for stages, genres, target groups and focus areas.
    seen: marks of what the writer saw in them. source: where someone without a seat knows it from; from someone with
    a seat it is the actor's own word.
    Effects: a Fact for each changed field, one ledger entry, the public sees it. Raises MergedAway,
    ChangedMeanwhile, ContactInSource, AddressInName.
    """
    lock(actor)
    changes = dict(changes) | ({"name": one_line(changes["name"])} if "name" in changes else {})
    changed = differing(actor, changes, seen)
    if not changed:
        return []
    links = {name for name in changed if isinstance(changes[name], list)}
    for name in changed:
        if name in links:
            getattr(actor, name).set(changes[name])
        else:
            setattr(actor, name, changes[name])
    actor.sort_name = sort_key(actor.name)
    actor.save(update_fields=[*(name for name in changed if name not in links), "sort_name", "updated_at"])
    note_source(actor, changed, by=by, source=source, now=now)
    record("actor-edited", by=by, subject=actor, fields=changed, now=now)
    public_sees(actor)
    return changed


@transaction.atomic
def edit_school(
    actor: Actor,
    *,
    changes: Mapping[str, Any],
    seen: Seen = NOTHING_SEEN,
    by: User,
    source: str = "",
    now: datetime,
) -> list[str]:
    """Set a music school's figures that differ, as `edit_actor` does."""
    lock(actor)
    school = MusicSchoolFacts.objects.filter(actor=actor).first() or MusicSchoolFacts(actor=actor)
    changed = differing(school, changes, seen)
    if not changed:
        return []
    for name in changed:
        setattr(school, name, changes[name])
    school.save()
    note_source(actor, changed, by=by, source=source, now=now)
    record("actor-edited", by=by, subject=actor, fields=changed, now=now)
    public_sees(actor)
    return changed


@transaction.atomic
def check_actor_today(actor: Actor, *, source: str = "", by: User, now: datetime) -> None:
    """Note that someone has looked, and that what stands there holds: the row, its rooms and its single facts.

    source: what bears it out, where the look found one; the row is sure from then on. It is no news: nothing that
    stands there has changed. Raises MergedAway, ContactInSource.
    """
    refuse_contact(source)
    lock(actor)
    today = timezone.localdate(now)
    actor.save(update_fields=actor.look(today, source))
    actor.rooms.update(checked_on=today)
    actor.facts.update(checked_on=today)
    record("actor-checked", by=by, subject=actor, now=now)
    public_sees(actor)


def note_source(
    actor: Actor, fields: Iterable[str], *, by: User, source: str = "", now: datetime, room: Room | None = None
) -> None:
    """Write down for each field who said it and when: the actor itself where `by` has a seat, else `source`.

    Raises ContactInSource.
    """
    refuse_contact(source)
    speaks_for_actor = Seat.objects.current(now).filter(actor=actor, user=by).exists()
    said = {
        "told_by": actor if speaks_for_actor else None,
        "source": "" if speaks_for_actor else source,
        "confidence": Confidence.HIGH if speaks_for_actor or source else Confidence.MEDIUM,
        "checked_on": timezone.localdate(now),
    }
    for field in fields:
        Fact.objects.update_or_create(actor=actor, room=room, field=field, defaults=said)
