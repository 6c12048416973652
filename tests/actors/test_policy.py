"""Who may do what with an actor: every cell of the table, by real people at real actors."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from musikfaellesskabet.actors.access import POLICY, Role, Standing, Verb, actor_for, rights_of
from musikfaellesskabet.actors.models import Actor, ArtistKit, Kind, LineupMember, SeatRole
from musikfaellesskabet.actors.named import lineup_for
from musikfaellesskabet.people.models import Role as Appointed
from musikfaellesskabet.people.models import User
from tests.actors.cast import actor, seat
from tests.cast import NOW, appoint, person

pytestmark = pytest.mark.django_db
SEATS = {Role.OWNER: SeatRole.OWNER, Role.EDITOR: SeatRole.EDITOR, Role.MEMBER: SeatRole.MEMBER}
LATER = NOW + timedelta(hours=1)


def someone(role: Role, huset: Actor) -> User | AnonymousUser:
    if role == Role.VISITOR:
        return AnonymousUser()
    user = person("David")
    if role == Role.OFFICE:
        return appoint(user)
    if role in SEATS:
        seat(huset, user, SEATS[role])
    return user


ABSENT = {Standing.UNCLAIMED: set(SEATS), Standing.OWNERLESS: {Role.OWNER}, Standing.CLAIMED: set[Role]()}
CELLS = [(*cell, role) for cell in POLICY for role in Role if role not in ABSENT[cell[1]]]
OTHERS = {Standing.OWNERLESS: SeatRole.EDITOR, Standing.CLAIMED: SeatRole.OWNER}


@pytest.mark.parametrize(("verb", "standing", "role"), CELLS)
def test_every_cell_holds(role: Role, verb: Verb, standing: Standing) -> None:
    huset = actor()
    user = someone(role, huset)
    if standing in OTHERS:
        seat(huset, person("Astrid"), OTHERS[standing])
    may = rights_of(user, huset, LATER).may(verb)
    assert may is (role in POLICY[verb, standing])


def test_table_has_every_cell() -> None:
    assert set(POLICY) == {(verb, standing) for verb in Verb for standing in Standing}


@pytest.mark.parametrize("appointed", Appointed)
def test_office_is_whoever_is_appointed_and_logged_in_in_two_steps(appointed: Appointed) -> None:
    huset, bo = actor(), appoint(person("Bo"), appointed)
    assert rights_of(bo, huset, LATER).roles == {Role.PERSON, Role.OFFICE}
    bo.second_steps = frozenset()
    assert rights_of(bo, huset, LATER).roles == {Role.PERSON}


def test_seat_that_has_ended_gives_nothing() -> None:
    huset, bo = actor(), person("Bo")
    own = seat(huset, bo)
    assert rights_of(bo, huset, LATER).may(Verb.EDIT)
    own.until = LATER
    own.save()
    assert not rights_of(bo, huset, LATER).may(Verb.EDIT)


def test_unseen_is_not_found_and_seen_is_refused() -> None:
    huset, gone = actor(), actor("Det gamle hus")
    Actor.objects.filter(pk=gone.pk).update(merged_into=huset)
    with pytest.raises(Http404):
        actor_for(AnonymousUser(), "det-gamle-hus", to=Verb.SEE)
    with pytest.raises(PermissionDenied):
        actor_for(AnonymousUser(), "huset", to=Verb.EDIT)


def test_line_up_is_shown_because_each_said_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    band = actor("Bandet", Kind.ARTIST)
    kit = ArtistKit.objects.create(actor=band)
    LineupMember.objects.create(kit=kit, stage_name="Ravn", agreed_on=NOW)
    assert [member.stage_name for member in lineup_for(AnonymousUser(), band)] == ["Ravn"]
    monkeypatch.setattr("musikfaellesskabet.actors.named.LINEUP", "another-purpose")
    assert lineup_for(AnonymousUser(), band) == []
