"""People are called by the name they gave, as far as the viewer may see it; never by their address."""

import pytest
from django.test import Client

from musikfaellesskabet.actors.actions import invite_to_seat, submit_claim
from musikfaellesskabet.actors.models import SeatRole
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.ledger import record_look
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.queries import looks_at
from tests.actors.cast import actor, seat
from tests.cast import NOW, appoint, person

pytestmark = pytest.mark.django_db
CANARY = "kanariefugl@example.org"
PAGE = "/aktoerer/huset/pladser/"


def nameless() -> User:
    return person("Kanariefugl", display_name="")


def page_for(client: Client, viewer: User) -> str:
    client.force_login(viewer)
    return client.get(PAGE).content.decode()


def test_account_without_a_name_is_not_called_by_its_address() -> None:
    assert [str(nameless()), str(person("Carla"))] == ["Uden navn", "Carla"]


@pytest.mark.parametrize("has_left", [False, True])
def test_members_do_not_see_the_address_of_a_nameless_colleague(has_left: bool, client: Client) -> None:
    huset, bo, other = actor(), person("Bo"), nameless()
    seat(huset, bo, SeatRole.MEMBER)
    seat(huset, person("Astrid"))
    theirs = seat(huset, other, SeatRole.EDITOR)
    if has_left:
        theirs.until = NOW
        theirs.save()
    text = page_for(client, bo)
    assert [CANARY in text, text.count("Uden navn") > 0, "Astrid" in text] == [False, True, True]
    assert looks_at(other) == []


def test_owner_knows_the_nameless_by_address_and_they_read_who_looked(client: Client) -> None:
    huset, astrid, other, bo = actor(), person("Astrid"), nameless(), person("Bo")
    seat(huset, astrid)
    seat(huset, other, SeatRole.EDITOR)
    seat(huset, bo, SeatRole.EDITOR)
    text = page_for(client, astrid)
    assert [CANARY in text, bo.email in text] == [True, False]
    assert [[(look.by, look.what) for look in looks_at(who)] for who in (other, bo)] == [[("Astrid", ["e-mail"])], []]


def test_secretariat_sees_names_only_while_it_has_a_case(client: Client) -> None:
    huset, office = actor(), appoint(person("Bo"))
    seat(huset, person("Astrid"))
    seat(huset, nameless(), SeatRole.EDITOR)
    before = page_for(client, office)
    submit_claim(huset, by=person("David"), reason="Jeg er ny leder.", now=NOW)
    after = page_for(client, office)
    assert [("Astrid" in text, "Navnet er skjult" in text) for text in (before, after)] == [
        (False, True),
        (True, False),
    ]
    assert [CANARY in before, CANARY in after] == [False, False]


@pytest.mark.parametrize(
    ("name", "begins"), [("Kanariefugl", "Kanariefugl inviterer dig"), ("", "Du er inviteret til")]
)
def test_invitation_does_not_tell_the_inviters_address(name: str, begins: str) -> None:
    by = person("Kanariefugl", display_name=name)
    invite_to_seat(actor(), email="fremmed@example.org", role=SeatRole.MEMBER, by=by, now=NOW)
    letter = Delivery.objects.get()
    assert [letter.text.startswith(begins), CANARY in letter.text + letter.subject] == [True, False]


def test_who_has_looked_is_told_without_their_address() -> None:
    carla = person("Carla")
    for by in (person("Astrid"), nameless()):
        record_look(carla, by=by, fields=["email"], reason="Sag 12", now=NOW)
    assert [look.by for look in looks_at(carla)] == ["Uden navn", "Astrid"]
