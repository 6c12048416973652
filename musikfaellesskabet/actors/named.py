"""Who acts for an actor and who plays in it, by the names that a viewer may see of them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_noop

from musikfaellesskabet.actors.access import Rights, Role, Visitor
from musikfaellesskabet.actors.fields import LINEUP
from musikfaellesskabet.actors.models import Actor, Claim, LineupMember, Seat
from musikfaellesskabet.people.access import address_for, name_in_case
from musikfaellesskabet.people.models import AgeBand, User
from musikfaellesskabet.people.visibility import Context, name_for, visible

CASE_LOOK = gettext_noop("Nogen har bedt om at overtage en side, som du passer eller har passet.")
OWNERS_LOOK = gettext_noop("En ejer passer pladserne og kan ikke kende dig på et navn.")


@dataclass(frozen=True)
class NamedSeat:
    """A seat with what its viewer may see of the person in it."""

    seat: Seat
    name: str
    email: str = ""


def seats_for(viewer: User, actor: Actor, rights: Rights, now: datetime) -> tuple[list[NamedSeat], list[NamedSeat]]:
    """The actor's seats, current and former, each with the name that the viewer may see of its person.

    An owner answers for the current ones, and must know apart people who gave no name: there stands the address.
    Who has left is named to none of those who stay: their name today is not what they were known by here.
    The office answers for both, while somebody else asks it to take over the page.
    Effects: as `address_for` and `name_in_case`.
    """
    colleagues = Context(same_circle=rights.seat is not None, responsible=rights.may_manage_seats)
    has_case = _has_case(viewer, actor, rights)
    seats = list(actor.seats.select_related("user"))
    here = {seat.user_id for seat in seats if seat.until is None}
    current, former = [], []
    for seat in seats:
        ties = colleagues if seat.user_id in here else Context()
        name = _name(viewer, seat.user, ties, now, has_case=has_case)
        if seat.until is not None:
            former.append(NamedSeat(seat, name))
        elif seat.user.display_name or not rights.may_manage_seats:
            current.append(NamedSeat(seat, name))
        else:
            current.append(NamedSeat(seat, name, address_for(viewer, seat.user, ties, reason=OWNERS_LOOK, now=now)))
    return current, former


def _has_case(viewer: User, actor: Actor, rights: Rights) -> bool:
    """Whether the viewer must decide who is to act for the actor; what they ask for themselves, others decide."""
    if Role.OFFICE not in rights.roles:
        return False
    return Claim.objects.undecided().filter(actor=actor).exclude(claimant=viewer).exists()


def _name(viewer: User, person: User, ties: Context, now: datetime, *, has_case: bool) -> str:
    if has_case:
        return name_in_case(viewer, person, ties, reason=CASE_LOOK, now=now)
    return name_for(viewer, person, ties)


@dataclass(frozen=True)
class _SomeoneInTheBand:
    """A line-up member, as the gate for personal fields sees one: no account, at least 15 years old."""

    pk: None = None
    is_authenticated: bool = False
    age_band: str = AgeBand.FROM_15


def lineup_for(viewer: Visitor, actor: Actor) -> list[LineupMember]:
    """Those in the line-up whom the viewer may see: they chose the name, said yes, and have not asked to be hidden."""
    return [
        member
        for member in LineupMember.objects.filter(kit__actor=actor, objection=None)
        if visible(
            "actors.lineupmember.stage_name",
            viewer,
            _SomeoneInTheBand(),
            Context(choices=frozenset({LINEUP}) if member.agreed_on else frozenset()),
        )
    ]
