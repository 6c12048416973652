"""People are called by the name they gave, as far as the viewer may see it; never by their address."""

from datetime import timedelta

import pytest
from django.test import Client

from musikfaellesskabet.actors.actions import invite_to_seat, submit_claim
from musikfaellesskabet.actors.models import Seat, SeatRole
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.ledger import record_look
from musikfaellesskabet.people.models import User
from musikfaellesskabet.people.queries import looks_at
from tests.actors.cast import actor, seat
from tests.cast import NOW, appoint, person, sign_in

pytestmark = pytest.mark.django_db
CANARY = "kanariefugl@example.org"
PAGE = "/aktoerer/huset/pladser/"


def nameless() -> User:
    return person("Kanariefugl", display_name="")


def page_for(client: Client, viewer: User) -> str:
    sign_in(client, viewer)
    return client.get(PAGE).content.decode()


def test_account_without_a_name_is_not_called_by_its_address() -> None:
    assert [str(nameless()), str(person("Carla"))] == ["Uden navn", "Carla"]


def left(seat: Seat) -> Seat:
    """The seat, ended since."""
    seat.until = NOW + timedelta(hours=1)
    seat.save()
    return seat


@pytest.mark.parametrize("has_left", [False, True])
def test_members_do_not_see_the_address_of_a_nameless_colleague(has_left: bool, client: Client) -> None:
    huset, bo, other = actor(), person("Bo"), nameless()
    seat(huset, bo, SeatRole.MEMBER)
    seat(huset, person("Astrid"))
    theirs = seat(huset, other, SeatRole.EDITOR)
    if has_left:
        left(theirs)
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


@pytest.mark.parametrize("role", SeatRole.values)
def test_former_colleague_is_not_named_to_those_who_stay(role: SeatRole, client: Client) -> None:
    """Who leaves to get away from someone must not be found under the name they took afterwards."""
    huset, carla, bo = actor(), person("Carla"), person("Bo")
    seat(huset, person("Astrid"))
    seat(huset, bo, role)
    theirs = seat(huset, carla, SeatRole.EDITOR)
    before = page_for(client, bo)
    left(theirs)
    User.objects.filter(pk=carla.pk).update(display_name="Karla Nyt Navn")
    after = page_for(client, bo)
    assert ["Carla" in before, "Carla" in after, "Karla" in after] == [True, False, False]
    assert ["Redaktør" in after, after.count("Navnet er skjult")] == [True, 1]


def test_colleague_who_changed_roles_is_still_named(client: Client) -> None:
    huset, astrid, carla = actor(), person("Astrid"), person("Carla")
    seat(huset, astrid)
    left(seat(huset, carla, SeatRole.EDITOR))
    seat(huset, carla, SeatRole.MEMBER)
    text = page_for(client, astrid)
    assert ["Navnet er skjult" in text, text.count("Carla, Redaktør")] == [False, 1]


def test_one_reads_ones_own_name_among_the_former(client: Client) -> None:
    huset, bo = actor(), person("Bo")
    seat(huset, person("Astrid"))
    left(seat(huset, bo, SeatRole.EDITOR))
    office = appoint(bo)
    assert "Bo, Redaktør" in page_for(client, office)


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


def test_ones_own_claim_is_no_case(client: Client) -> None:
    huset, office = actor(), appoint(person("Bo"))
    seat(huset, person("Astrid"))
    submit_claim(huset, by=office, reason="Lad mig se.", now=NOW)
    alone = page_for(client, office)
    submit_claim(huset, by=person("David"), reason="Jeg er ny leder.", now=NOW)
    beside_another = page_for(client, office)
    assert [("Astrid" in text, "Navnet er skjult" in text) for text in (alone, beside_another)] == [
        (False, True),
        (True, False),
    ]


def test_those_whose_names_a_case_opened_read_who_looked(client: Client) -> None:
    huset, office = actor(), appoint(person("Bo"))
    astrid, carla, nobody = person("Astrid"), person("Carla"), nameless()
    seat(huset, astrid)
    seat(huset, nobody, SeatRole.EDITOR)
    left(seat(huset, carla, SeatRole.EDITOR))
    page_for(client, office)
    assert [looks_at(who) for who in (astrid, carla)] == [[], []]
    submit_claim(huset, by=person("David"), reason="Jeg er ny leder.", now=NOW)
    for _ in range(2):
        page_for(client, office)
    looks = [[(look.by, look.what) for look in looks_at(who)] for who in (astrid, carla, nobody)]
    assert looks == [[("Bo", ["navn"])], [("Bo", ["navn"])], []]
    assert "overtage en side" in looks_at(astrid)[0].reason


def test_colleagues_names_are_no_look_though_there_is_a_case(client: Client) -> None:
    huset, office, astrid = actor(), appoint(person("Bo")), person("Astrid")
    seat(huset, astrid)
    seat(huset, office, SeatRole.MEMBER)
    submit_claim(huset, by=person("David"), reason="Jeg er ny leder.", now=NOW)
    assert "Astrid" in page_for(client, office)
    assert looks_at(astrid) == []


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
