"""Two actors that are the same become one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from musikfaellesskabet.actors.actions.changes import hold, public_sees
from musikfaellesskabet.actors.actions.kits import join_kits
from musikfaellesskabet.actors.actions.letters import tell_owners_merged
from musikfaellesskabet.actors.actions.refusals import NotTheSame, OwnCase, OwnedByOthers
from musikfaellesskabet.actors.joints import movers
from musikfaellesskabet.actors.models import Actor, Claim, Fact, Invitation, Merger, Relation, Seat, SeatRole
from musikfaellesskabet.actors.states import ClaimState
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import User

# What the kept actor takes over where it says nothing itself.
FILLED = ["subkind", "description_da", "description_en", "website", "municipality", "town", "postal_code"]
FILLED += ["latitude", "longitude", "valid_from", "valid_to"]
_STRENGTH: list[str] = [SeatRole.MEMBER, SeatRole.EDITOR, SeatRole.OWNER]  # the strongest last


@transaction.atomic
def merge_actors(keep: Actor, other: Actor, *, by: User, now: datetime) -> Merger:
    """Make `other` part of `keep`: its address leads there from now on, with what hung on it.

    Effects: rooms, relations, seats, claims, suggestions, kit, figures and what subjects above have one of move; links
    that other subjects have to it are joined; what `keep` leaves empty is filled, with the source it has at `other`.
    What both say, `keep` goes on saying, from its own source. Actors once merged into `other` follow. The owners of
    both get a letter.
    Raises: NotTheSame for one actor, for a merged or hidden one, and for two kinds; OwnCase for someone who has or had
    a seat in one of the two; OwnedByOthers when `other` has owners and none owns `keep`: nobody's page is led away to
    one that they have no say over, and no owners come into a page that has not let one of them in.
    """
    locked = {actor.pk: actor for actor in hold(Actor.objects.filter(pk__in=[keep.pk, other.pk]))}
    keep, other = locked[keep.pk], locked[other.pk]
    unfit = any(one.merged_into_id or one.is_hidden for one in (keep, other))
    if keep == other or unfit or keep.kind != other.kind:
        raise NotTheSame
    if Seat.objects.filter(actor__in=[keep, other], user=by).exists():
        raise OwnCase
    if _owners(other, now) and not _owners(other, now) & _owners(keep, now):
        raise OwnedByOthers
    filled = _fill(keep, other)
    _move_relations(keep, other)
    _move_seats(keep, other, now)
    for rows in (other.rooms, other.suggestions):
        _move_what_fits(rows.all(), {"actor": keep})
    join_kits(keep, other)
    _move_sources(keep, other, filled, follow=_move_single_rows(keep, other))
    _join_links(keep, other)
    for move in movers():
        move(keep, other)
    Actor.objects.filter(merged_into=other).update(merged_into=keep)
    Actor.objects.filter(pk=other.pk).update(merged_into=keep)
    merger = Merger.objects.create(kept=keep, other=other, merged_at=now)
    record("actors-merged", by=by, subject=keep, fields=["merged_into"], reason=other.slug, now=now)
    tell_owners_merged(keep, other, _owners(keep, now), now)
    public_sees(keep, other)
    return merger


def _owners(actor: Actor, now: datetime) -> set[User]:
    seats = Seat.objects.current(now).filter(actor=actor, role=SeatRole.OWNER)
    return {seat.user for seat in seats.select_related("user")}


def _fill(keep: Actor, other: Actor) -> list[str]:
    """Fill what `keep` leaves empty, its words too; returns the names of the fields that now hold what `other` says."""
    fields = [name for name in FILLED if getattr(keep, name) in (None, "") and getattr(other, name) not in (None, "")]
    for name in fields:
        setattr(keep, name, getattr(other, name))
    keep.save()
    links = [field.name for field in Actor._meta.many_to_many]
    words = [name for name in links if not getattr(keep, name).exists() and getattr(other, name).exists()]
    for name in words:
        getattr(keep, name).set(getattr(other, name).all())
    return [*fields, *words]


def _move_sources(keep: Actor, other: Actor, filled: Iterable[str], *, follow: Iterable[str]) -> None:
    """Let every value that moved keep the source it had, and no other value get one.

    filled: fields that hold `other`'s value now; one that had no source of its own gets that of `other`'s row.
    follow: fields of rows that moved whole. Rooms' facts go with their rooms; all else stays behind with `other`.
    """
    moved = {*filled, *follow}
    Fact.objects.filter(actor=keep, room=None, field__in=moved).delete()
    own = Fact.objects.filter(actor=other, room=None, field__in=moved)
    rest = set(filled) - set(own.values_list("field", flat=True))
    own.update(actor=keep)
    row = {"source": other.source, "confidence": other.confidence, "checked_on": other.checked_on}
    Fact.objects.bulk_create(Fact(actor=keep, field=name, **row) for name in sorted(rest))
    Fact.objects.filter(room__actor=keep).update(actor=keep)
    Fact.objects.filter(actor=keep, told_by=other).update(told_by=keep)


def _move_relations(keep: Actor, other: Actor) -> None:
    between = models.Q(subject=keep, object=other) | models.Q(subject=other, object=keep)
    Relation.objects.filter(between).delete()
    _move_what_fits(other.relations.all(), {"subject": keep})
    _move_what_fits(other.incoming_relations.all(), {"object": keep})
    Relation.objects.filter(models.Q(subject=other) | models.Q(object=other)).delete()  # `keep` has the same


def _move_seats(keep: Actor, other: Actor, now: datetime) -> None:
    """All seats move, with their history. Of two open ones of a person the stronger goes on, the kept's of two alike.

    Of a person's two open claims, and of two open invitations to an address, the kept's goes on.
    """
    for rows in (Claim.objects.all(), Invitation.objects.all(), Seat.objects.all()):
        hold(rows.filter(actor__in=[keep, other]))
    seated = {seat.user_id: seat for seat in keep.seats.filter(until=None)}
    for seat in other.seats.filter(until=None, user__in=seated):
        own = seated[seat.user_id]
        ended = own if _STRENGTH.index(seat.role) > _STRENGTH.index(own.role) else seat
        Seat.objects.filter(pk=ended.pk).update(until=now)
    Seat.objects.filter(actor=other).update(actor=keep)
    asking = keep.claims.filter(state=ClaimState.SUBMITTED).values("claimant")
    doubles = Claim.objects.filter(actor=other, state=ClaimState.SUBMITTED, claimant__in=asking)
    doubles.update(state=ClaimState.WITHDRAWN, decided_at=now)
    Claim.objects.filter(actor=other).update(actor=keep)
    unanswered = Invitation.objects.filter(actor__in=[keep, other], accepted_at=None, withdrawn_at=None)
    unanswered.filter(expires_at__lte=now).update(withdrawn_at=now)
    invited = Invitation.objects.open(now).filter(actor=keep).values("email")
    unanswered.filter(actor=other, email__in=invited).update(withdrawn_at=now)
    Invitation.objects.filter(actor=other).update(actor=keep)


def _move_what_fits(rows: Any, change: dict[str, Actor]) -> None:
    """Move each row unless the kept actor has the same already; such a double is left behind with the merged one."""
    for row in rows:
        for name, value in change.items():
            setattr(row, name, value)
        try:
            row.validate_constraints()
        except ValidationError:
            continue
        row.save(update_fields=list(change))


def _move_single_rows(keep: Actor, other: Actor) -> list[str]:
    """What an actor has one of, in this subject and those above: a kit, figures, a network's profile.

    What `keep` has too stays behind with `other`; what a file said goes, for it says nothing of anyone any more.
    Returns the names of the fields in the rows that moved.
    """
    moved: list[str] = []
    for relation in Actor._meta.related_objects:
        name = relation.get_accessor_name() or ""
        if not (relation.one_to_one and hasattr(other, name)):
            continue
        row = getattr(other, name)
        if not hasattr(keep, name):
            setattr(row, relation.field.name, keep)
            row.save(update_fields=[relation.field.name])
            moved += [field.name for field in row._meta.concrete_fields]
        elif getattr(row, "import_key", None):
            row.delete()
    return moved


def _join_links(keep: Actor, other: Actor) -> None:
    """Every many-to-many link that subjects above have to actors: practices, and what comes."""
    for relation in Actor._meta.related_objects:
        if relation.many_to_many:
            name = relation.get_accessor_name() or ""
            getattr(keep, name).add(*getattr(other, name).all())
            getattr(other, name).clear()
