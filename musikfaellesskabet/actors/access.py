"""Gates: who may see and do what with an actor.

The policy is a table of role × verb × who acts for the actor; a row is obtained for a person, never fetched.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from musikfaellesskabet.actors.models import (
    Actor,
    ArtistKit,
    Claim,
    Invitation,
    Kind,
    KitFile,
    KitLink,
    LineupMember,
    MusicSchoolFacts,
    Proposal,
    Room,
    Seat,
    SeatRole,
)
from musikfaellesskabet.actors.queries.page import actors_for_page
from musikfaellesskabet.common.tokens import hash_of
from musikfaellesskabet.people.access import works_in_office
from musikfaellesskabet.people.models import User

Visitor = User | AnonymousUser


class Verb(StrEnum):
    SEE = "see"
    SEE_HIDDEN = "see while hidden"
    CLAIM = "claim"
    EDIT = "edit"
    CHECK = "check"
    SEATED = "seated"
    SEATS = "seats"
    LEAVE = "leave"
    MERGE = "merge"
    HIDE = "hide"


class Role(StrEnum):
    """What someone is to an actor."""

    VISITOR = "visitor"
    PERSON = "person"
    MEMBER = "member"
    EDITOR = "editor"
    OWNER = "owner"
    OFFICE = "office"  # the secretariat and administrators


class Standing(StrEnum):
    """Whether anyone acts for the actor."""

    UNCLAIMED = "unclaimed"
    OWNERLESS = "ownerless"  # an account may be erased at any time, the last owner's too
    CLAIMED = "claimed"


EVERYONE = frozenset(Role)
SIGNED_IN = EVERYONE - {Role.VISITOR}
SEATED = frozenset({Role.MEMBER, Role.EDITOR, Role.OWNER})
CARETAKERS = frozenset({Role.EDITOR, Role.OWNER})
OFFICE = frozenset({Role.OFFICE})

# The office looks after pages that nobody owns; once someone does, the words are theirs.
POLICY: dict[tuple[Verb, Standing], frozenset[Role]] = {
    (Verb.SEE, Standing.UNCLAIMED): EVERYONE,
    (Verb.SEE, Standing.OWNERLESS): EVERYONE,
    (Verb.SEE, Standing.CLAIMED): EVERYONE,
    (Verb.SEE_HIDDEN, Standing.UNCLAIMED): OFFICE,
    (Verb.SEE_HIDDEN, Standing.OWNERLESS): SEATED | OFFICE,
    (Verb.SEE_HIDDEN, Standing.CLAIMED): SEATED | OFFICE,
    (Verb.CLAIM, Standing.UNCLAIMED): SIGNED_IN,
    (Verb.CLAIM, Standing.OWNERLESS): SIGNED_IN - {Role.OWNER},
    (Verb.CLAIM, Standing.CLAIMED): SIGNED_IN - SEATED,
    (Verb.EDIT, Standing.UNCLAIMED): OFFICE,
    (Verb.EDIT, Standing.OWNERLESS): CARETAKERS | OFFICE,
    (Verb.EDIT, Standing.CLAIMED): CARETAKERS,
    (Verb.CHECK, Standing.UNCLAIMED): OFFICE,
    (Verb.CHECK, Standing.OWNERLESS): CARETAKERS | OFFICE,
    (Verb.CHECK, Standing.CLAIMED): CARETAKERS | OFFICE,
    (Verb.SEATED, Standing.UNCLAIMED): frozenset(),
    (Verb.SEATED, Standing.OWNERLESS): SEATED | OFFICE,
    (Verb.SEATED, Standing.CLAIMED): SEATED | OFFICE,
    (Verb.SEATS, Standing.UNCLAIMED): frozenset(),
    (Verb.SEATS, Standing.OWNERLESS): frozenset(),
    (Verb.SEATS, Standing.CLAIMED): frozenset({Role.OWNER}),
    (Verb.LEAVE, Standing.UNCLAIMED): frozenset(),
    (Verb.LEAVE, Standing.OWNERLESS): SEATED,
    (Verb.LEAVE, Standing.CLAIMED): SEATED,
    (Verb.MERGE, Standing.UNCLAIMED): OFFICE,
    (Verb.MERGE, Standing.OWNERLESS): OFFICE,
    (Verb.MERGE, Standing.CLAIMED): OFFICE,
    (Verb.HIDE, Standing.UNCLAIMED): OFFICE,
    (Verb.HIDE, Standing.OWNERLESS): OFFICE,
    (Verb.HIDE, Standing.CLAIMED): OFFICE,
}
_ROLE_OF_SEAT = {SeatRole.OWNER: Role.OWNER, SeatRole.EDITOR: Role.EDITOR, SeatRole.MEMBER: Role.MEMBER}


@dataclass(frozen=True)
class Rights:
    """What one person may do with one actor now; `seat` is theirs, if they have one."""

    roles: frozenset[Role]
    standing: Standing
    seat: Seat | None = None

    def may(self, verb: Verb | str) -> bool:
        return not self.roles.isdisjoint(POLICY[Verb(verb), self.standing])

    @property
    def is_caretaker(self) -> bool:
        """Whether the person speaks for the actor, as its owner or editor: for what only the actor itself may say."""
        return not self.roles.isdisjoint(CARETAKERS)

    @property
    def may_edit(self) -> bool:
        return self.may(Verb.EDIT)

    @property
    def may_claim(self) -> bool:
        return self.may(Verb.CLAIM)

    @property
    def may_become_owner(self) -> bool:
        """Others act for the actor, but none of them can let anyone in."""
        return self.standing is Standing.OWNERLESS and self.may_claim

    @property
    def may_check(self) -> bool:
        return self.may(Verb.CHECK)

    @property
    def may_see_seats(self) -> bool:
        return self.may(Verb.SEATED)

    @property
    def may_hide(self) -> bool:
        return self.may(Verb.HIDE)

    @property
    def may_manage_seats(self) -> bool:
        return self.may(Verb.SEATS)


def rights_of(user: Visitor, actor: Actor, at: datetime) -> Rights:
    """The person's roles towards the actor at this moment; one query for a visitor, two for a person."""
    seats = list(actor.seats.current(at).select_related("user"))
    standing = _standing(seats)
    if not isinstance(user, User):
        return Rights(frozenset({Role.VISITOR}), standing)
    own = next((seat for seat in seats if seat.user_id == user.pk), None)
    roles = {_ROLE_OF_SEAT[SeatRole(own.role)] if own else Role.PERSON}
    if works_in_office(user, at):
        roles.add(Role.OFFICE)
    return Rights(frozenset(roles), standing, own)


def _standing(seats: list[Seat]) -> Standing:
    if not seats:
        return Standing.UNCLAIMED
    return Standing.CLAIMED if any(seat.role == SeatRole.OWNER for seat in seats) else Standing.OWNERLESS


def actor_for(user: Visitor, slug: str, *, to: Verb) -> Actor:
    """The actor, for someone who wants to do this with it.

    Raises Http404 where there is none of that name that they may see (merged ones are gone, hidden ones are for those
    seated there and for the office), PermissionDenied where the policy says no.
    """
    actor = get_object_or_404(Actor.objects.unmerged().select_related("municipality", "hiding"), slug=slug)
    rights = rights_of(user, actor, timezone.now())
    if actor.is_hidden and not rights.may(Verb.SEE_HIDDEN):
        raise Http404
    if not rights.may(to):
        raise PermissionDenied
    return actor


def listed_actor(user: Visitor, slug: str, at: datetime) -> Actor:
    """The actor for its page; a merged one, too, for its page leads on.

    Raises Http404, also as `actor_for` does: for a merged one where the page that it leads to is hidden from them.
    """
    actor = get_object_or_404(actors_for_page(at), slug=slug)
    shown = actor.merged_into or actor
    if shown.is_hidden and not rights_of(user, shown, at).may(Verb.SEE_HIDDEN):
        raise Http404
    return actor


def room_for(user: Visitor, slug: str, pk: int, *, to: Verb) -> Room:
    """The actor's room, under the same policy as the actor itself."""
    actor = actor_for(user, slug, to=to)
    room = get_object_or_404(actor.rooms, pk=pk)
    room.actor = actor
    return room


def kit_for(user: Visitor, slug: str, *, to: Verb) -> ArtistKit:
    """The actor's kit; a new, unsaved one where there is none yet. Raises Http404 for actors that are no artists."""
    actor = actor_for(user, slug, to=to)
    if not actor.has_kit:
        raise Http404
    return ArtistKit.objects.filter(actor=actor).first() or ArtistKit(actor=actor)


def school_for(user: Visitor, slug: str, *, to: Verb) -> MusicSchoolFacts:
    """The music school's figures; new, unsaved ones where there are none. Raises Http404 for other kinds."""
    actor = actor_for(user, slug, to=to)
    if actor.kind != Kind.MUSIC_SCHOOL:
        raise Http404
    return MusicSchoolFacts.objects.filter(actor=actor).first() or MusicSchoolFacts(actor=actor)


def kit_part_for(user: Visitor, slug: str, part: str, pk: int) -> LineupMember | KitLink | KitFile:
    """A line-up member, a link or a file of the actor's kit, for someone who may edit the actor."""
    kit = kit_for(user, slug, to=Verb.EDIT)
    parts: dict[str, Any] = {"medlem": kit.members, "link": kit.links, "fil": kit.files} if kit.pk else {}
    if part not in parts:
        raise Http404
    found: LineupMember | KitLink | KitFile = get_object_or_404(parts[part], pk=pk)
    return found


def shown_part_for(slug: str, part: str, pk: int) -> LineupMember | KitFile:
    """A name or a file that everyone can see in a band's kit. Raises Http404, also where the band's page is hidden."""
    shown: dict[str, Any] = {"medlem": LineupMember.objects, "fil": KitFile.objects}
    if part not in shown:
        raise Http404
    public = shown[part].filter(objection=None, kit__actor__slug=slug, kit__actor__in=Actor.objects.public())
    found: LineupMember | KitFile = get_object_or_404(public.select_related("kit__actor"), pk=pk)
    return found


def seat_for(user: Visitor, slug: str, pk: int) -> Seat:
    """A current seat of the actor, for someone who may manage seats."""
    actor = actor_for(user, slug, to=Verb.SEATS)
    return get_object_or_404(actor.seats.current(timezone.now()).select_related("user", "actor"), pk=pk)


def own_seat_for(user: Visitor, slug: str) -> Seat:
    """The person's own current seat. Raises PermissionDenied for someone without."""
    actor = actor_for(user, slug, to=Verb.LEAVE)
    return get_object_or_404(actor.seats.current(timezone.now()).select_related("actor"), user_id=user.pk)


def open_invitation_for(user: Visitor, slug: str, pk: int) -> Invitation:
    """An invitation that has not been accepted, for someone who may manage seats."""
    actor = actor_for(user, slug, to=Verb.SEATS)
    return get_object_or_404(actor.invitations.open(timezone.now()), pk=pk)


def claim_of(user: Visitor, slug: str) -> Claim | None:
    """The person's own undecided claim on the actor."""
    if not isinstance(user, User):
        return None
    return Claim.objects.undecided().filter(actor__slug=slug, claimant=user).first()


def own_proposal_for(user: Visitor, pk: int) -> Proposal:
    """The person's own undecided proposal. Raises Http404 for another's."""
    return get_object_or_404(Proposal.objects.undecided(), pk=pk, claimant_id=user.pk)


def invitation_for(token: str) -> Invitation:
    """The invitation whose link this is, whatever has become of it. Raises Http404."""
    return get_object_or_404(Invitation.objects.select_related("actor"), token_hash=hash_of(token))
