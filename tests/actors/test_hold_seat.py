"""Seats: invitations, roles, leaving; there is always an owner."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from musikfaellesskabet.actors.actions import (
    accept_invitation,
    change_role,
    end_seat,
    invite_to_seat,
    leave_seat,
    withdraw_invitation,
)
from musikfaellesskabet.actors.actions.refusals import (
    AlreadyInvited,
    AlreadySeated,
    InvitationOver,
    LastOwner,
    SeatOver,
    WrongAddress,
)
from musikfaellesskabet.actors.models import Invitation, Seat, SeatRole
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.actions.accounts import erase_account
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def link_in_letter() -> str:
    found = re.search(r"https?://[^/]+(/invitation/\S+)", Delivery.objects.latest("pk").text)
    assert found is not None
    return found[1]


def test_invited_person_takes_the_seat_once() -> None:
    astrid, bo, huset = person("Astrid"), person("Bo"), actor()
    seat(huset, astrid)
    invitation = invite_to_seat(huset, email="Bo@example.org", role=SeatRole.EDITOR, by=astrid, now=NOW)
    accept_invitation(invitation, by=bo, now=LATER)
    assert [(one.user, one.role) for one in Seat.objects.current(LATER)] == [(astrid, "owner"), (bo, "editor")]
    with pytest.raises(InvitationOver):
        accept_invitation(invitation, by=bo, now=LATER)
    assert verbs() == ["seat-offered", "seat-taken"]


def test_link_is_in_the_letter_and_only_its_hash_in_the_invitation() -> None:
    invitation = invite_to_seat(actor(), email="bo@example.org", role=SeatRole.EDITOR, by=person("Astrid"), now=NOW)
    token = link_in_letter().split("/")[2]
    kept = str(Invitation.objects.values().get())
    assert token not in kept
    assert invitation.token_hash in kept


def test_forwarded_link_gives_no_seat() -> None:
    invitation = invite_to_seat(actor(), email="bo@example.org", role=SeatRole.OWNER, by=person("Astrid"), now=NOW)
    with pytest.raises(WrongAddress):
        accept_invitation(invitation, by=person("David"), now=LATER)
    assert Seat.objects.count() == 0


@pytest.mark.parametrize(("hours", "is_taken"), [(71, True), (72, False)])
def test_link_expires_after_72_hours(hours: int, is_taken: bool) -> None:
    bo = person("Bo")
    invitation = invite_to_seat(actor(), email=bo.email, role=SeatRole.EDITOR, by=person("Astrid"), now=NOW)
    try:
        accept_invitation(invitation, by=bo, now=NOW + timedelta(hours=hours))
    except InvitationOver:
        assert not is_taken
    assert Seat.objects.exists() is is_taken


def test_second_invitation_waits_until_the_first_is_over() -> None:
    astrid, huset = person("Astrid"), actor()
    first = invite_to_seat(huset, email="bo@example.org", role=SeatRole.EDITOR, by=astrid, now=NOW)
    with pytest.raises(AlreadyInvited):
        invite_to_seat(huset, email="bo@example.org", role=SeatRole.OWNER, by=astrid, now=NOW)
    withdraw_invitation(first, by=astrid, now=NOW)
    second = invite_to_seat(huset, email="bo@example.org", role=SeatRole.OWNER, by=astrid, now=NOW)
    third = invite_to_seat(huset, email="bo@example.org", role=SeatRole.OWNER, by=astrid, now=second.expires_at)
    assert list(Invitation.objects.open(second.expires_at)) == [third]


def test_withdrawn_invitation_is_useless() -> None:
    astrid, bo = person("Astrid"), person("Bo")
    invitation = invite_to_seat(actor(), email=bo.email, role=SeatRole.EDITOR, by=astrid, now=NOW)
    withdraw_invitation(invitation, by=astrid, now=NOW)
    with pytest.raises(InvitationOver):
        accept_invitation(invitation, by=bo, now=LATER)
    with pytest.raises(InvitationOver):
        withdraw_invitation(invitation, by=astrid, now=NOW)


@pytest.mark.parametrize("end", ["left", "ended", "stepped down", "erased", "still there"])
def test_invitation_is_worth_as_much_as_the_seat_of_the_one_who_gave_it(end: str) -> None:
    astrid, bo, carla, huset = person("Astrid"), person("Bo"), person("Carla"), actor()
    own = seat(huset, astrid)
    seat(huset, bo)
    invitation = invite_to_seat(huset, email=carla.email, role=SeatRole.OWNER, by=astrid, now=NOW)
    if end == "left":
        leave_seat(own, by=astrid, now=LATER)
    if end == "ended":
        end_seat(own, by=bo, now=LATER)
    if end == "stepped down":
        change_role(own, role=SeatRole.EDITOR, by=bo, now=LATER)
    if end == "erased":
        erase_account(astrid, by=astrid, now=LATER)
    if end == "still there":
        assert accept_invitation(invitation, by=carla, now=LATER).role == SeatRole.OWNER
        return
    with pytest.raises(InvitationOver):
        accept_invitation(invitation, by=carla, now=LATER)
    assert not Seat.objects.filter(user=carla).exists()


def test_inviting_somebody_with_a_seat_is_refused() -> None:
    astrid, huset = person("Astrid"), actor()
    seat(huset, astrid)
    with pytest.raises(AlreadySeated):
        invite_to_seat(huset, email=astrid.email.upper(), role=SeatRole.EDITOR, by=astrid, now=LATER)


def test_last_owner_cannot_leave_be_ended_or_step_down() -> None:
    astrid, bo, huset = person("Astrid"), person("Bo"), actor()
    own, other = seat(huset, astrid), seat(huset, bo, SeatRole.EDITOR)
    for act in (
        lambda: leave_seat(own, by=astrid, now=LATER),
        lambda: end_seat(own, by=bo, now=LATER),
        lambda: change_role(own, role=SeatRole.MEMBER, by=astrid, now=LATER),
    ):
        with pytest.raises(LastOwner):
            act()
    change_role(other, role=SeatRole.OWNER, by=astrid, now=LATER)
    leave_seat(own, by=astrid, now=LATER)
    assert [(one.user, one.role) for one in Seat.objects.current(LATER)] == [(bo, "owner")]
    assert verbs() == ["seat-role-changed", "seat-left"]


def test_ended_seat_stays_as_history_and_tells_its_person() -> None:
    astrid, bo, huset = person("Astrid"), person("Bo"), actor()
    seat(huset, astrid)
    other = seat(huset, bo, SeatRole.EDITOR)
    end_seat(other, by=astrid, now=LATER)
    assert Seat.objects.get(pk=other.pk).until == LATER
    assert Delivery.objects.get().to == bo.email
    with pytest.raises(SeatOver):
        end_seat(other, by=astrid, now=LATER)


def test_pages_carry_an_invitation_from_owner_to_editor(client: Client) -> None:
    astrid, bo, huset = person("Astrid"), person("Bo"), actor()
    seat(huset, astrid)
    client.force_login(astrid)
    assert client.post("/aktoerer/huset/pladser/", {"email": "nej", "role": "editor"}).status_code == 422
    client.post("/aktoerer/huset/pladser/", {"email": bo.email, "role": "editor"})
    link = link_in_letter()
    assert client.get(link).context["is_mine"] is False
    client.force_login(bo)
    assert client.get(link).context["is_mine"] is True
    assert client.post(link)["Location"] == "/aktoerer/huset/"
    assert [one.role for one in Seat.objects.filter(user=bo)] == ["editor"]
    assert client.post("/aktoerer/huset/pladser/", {"email": "x@example.org", "role": "owner"}).status_code == 403


def test_owner_changes_ends_and_leaves_by_the_page(client: Client) -> None:
    astrid, bo, huset = person("Astrid"), person("Bo"), actor()
    own, other = seat(huset, astrid), seat(huset, bo, SeatRole.MEMBER)
    client.force_login(astrid)
    client.post(f"/aktoerer/huset/pladser/{other.pk}/", {"role": "editor"})
    new = Seat.objects.get(user=bo, until=None)
    assert new.role == "editor"
    client.post("/aktoerer/huset/pladser/traed-ud/")
    assert Seat.objects.get(pk=own.pk).until is None
    client.post(f"/aktoerer/huset/pladser/{new.pk}/afslut/")
    assert not Seat.objects.filter(user=bo, until=None).exists()
    assert verbs() == ["seat-role-changed", "seat-ended"]


def test_only_owner_reads_that_another_must_be_named_before_leaving(client: Client) -> None:
    astrid, bo, huset = person("Astrid"), person("Bo"), actor()
    seat(huset, astrid)
    client.force_login(astrid)
    leave, told = 'action="/aktoerer/huset/pladser/traed-ud/"', "Du er den eneste ejer. Gør en anden til ejer"

    def offered() -> tuple[bool, bool]:
        html = client.get("/aktoerer/huset/pladser/").content.decode()
        return leave in html, told in html

    alone = offered()
    seat(huset, bo, SeatRole.EDITOR)
    with_editor = offered()
    Seat.objects.filter(user=bo).update(role=SeatRole.OWNER)
    assert (alone, with_editor, offered()) == ((False, True), (False, True), (True, False))


def test_unknown_link_is_not_found(client: Client) -> None:
    client.force_login(person("David"))
    assert client.get("/invitation/gaet/").status_code == 404
