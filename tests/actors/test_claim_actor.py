"""«Det er os»: asking to take over a page, and the office's answer."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from musikfaellesskabet.actors.actions import accept_claim, propose_actor, refuse_claim, submit_claim, withdraw_claim
from musikfaellesskabet.actors.actions.refusals import (
    AlreadyAsked,
    AlreadySeated,
    AnswerMissing,
    NotYours,
    OwnCase,
)
from musikfaellesskabet.actors.models import Claim, Kind, Proposal, Seat, SeatRole
from musikfaellesskabet.actors.queries import claims_to_decide
from musikfaellesskabet.actors.states import MOVES, ClaimState
from musikfaellesskabet.common.moves import MoveRefused
from musikfaellesskabet.common.throttle import TooMany
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.actions.accounts import erase_account
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, appoint, person, sign_in

pytestmark = pytest.mark.django_db
WHY = "Jeg er daglig leder."


def test_claim_waits_for_the_office_with_a_receipt() -> None:
    carla, huset = person("Carla"), actor()
    claim = submit_claim(huset, by=carla, reason=WHY, now=NOW)
    assert list(claims_to_decide()) == [claim]
    assert [(letter.to, letter.subject) for letter in Delivery.objects.all()] == [
        (carla.email, "Vi har fået din besked")
    ]
    assert verbs() == ["claim-submitted"]


def test_accepted_claim_gives_the_claimant_an_owners_seat() -> None:
    astrid, carla, huset = person("Astrid"), person("Carla"), actor()
    accept_claim(submit_claim(huset, by=carla, reason=WHY, now=NOW), by=astrid, now=NOW)
    assert [(one.user, one.role, one.until) for one in Seat.objects.all()] == [(carla, "owner", None)]
    assert list(claims_to_decide()) == []
    assert verbs() == ["claim-submitted", "claim-accepted"]
    assert "Du er ejer" in Delivery.objects.latest("pk").text


def test_owners_are_told_when_somebody_asks_for_their_page_and_gets_it() -> None:
    astrid, carla, huset = person("Astrid", language="en"), person("Carla"), actor()
    former = seat(huset, person("David"))
    seat(huset, astrid)
    seat(huset, person("Bo"), SeatRole.EDITOR)
    Seat.objects.filter(pk=former.pk).update(until=NOW)
    claim = submit_claim(huset, by=carla, reason=WHY, now=NOW + timedelta(hours=1))
    asked = [(letter.to, letter.subject) for letter in Delivery.objects.order_by("pk")]
    assert asked == [(carla.email, "Vi har fået din besked"), (astrid.email, "About a page that you own")]
    accept_claim(claim, by=person("Office"), now=NOW + timedelta(hours=2))
    answered = list(Delivery.objects.order_by("pk"))[2:]
    assert [letter.to for letter in answered] == [carla.email, astrid.email]
    assert "/aktoerer/huset/pladser/" in answered[1].text
    assert not any("Carla" in letter.text for letter in Delivery.objects.filter(to=astrid.email))


def test_accepted_claim_of_a_member_ends_the_members_seat() -> None:
    astrid, carla, huset = person("Astrid"), person("Carla"), actor()
    claim = submit_claim(huset, by=carla, reason=WHY, now=NOW)
    seat(huset, carla, SeatRole.MEMBER)
    accept_claim(claim, by=astrid, now=NOW + timedelta(days=1))
    assert [(one.role, one.until is None) for one in Seat.objects.all()] == [("member", False), ("owner", True)]


def test_refused_claim_tells_why_and_gives_no_seat() -> None:
    astrid, carla = person("Astrid"), person("Carla")
    claim = submit_claim(actor(), by=carla, reason=WHY, now=NOW)
    refuse_claim(claim, by=astrid, reason="Ring til os på husets nummer.", now=NOW)
    assert Seat.objects.count() == 0
    assert "Ring til os på husets nummer." in Delivery.objects.latest("pk").text
    assert verbs() == ["claim-submitted", "claim-refused"]


def test_refusal_without_a_reason_is_refused() -> None:
    claim = submit_claim(actor(), by=person("Carla"), reason=WHY, now=NOW)
    with pytest.raises(AnswerMissing):
        refuse_claim(claim, by=person("Astrid"), reason="  ", now=NOW)
    assert Claim.objects.get().state == ClaimState.SUBMITTED


def test_nobody_decides_their_own_claim() -> None:
    astrid = person("Astrid")
    claim = submit_claim(actor(), by=astrid, reason=WHY, now=NOW)
    with pytest.raises(OwnCase):
        accept_claim(claim, by=astrid, now=NOW)
    with pytest.raises(OwnCase):
        refuse_claim(claim, by=astrid, reason="Nej.", now=NOW)
    assert Seat.objects.count() == 0


def test_claim_is_withdrawn_by_its_claimant_only() -> None:
    carla = person("Carla")
    claim = submit_claim(actor(), by=carla, reason=WHY, now=NOW)
    with pytest.raises(NotYours):
        withdraw_claim(claim, by=person("David"), now=NOW)
    assert withdraw_claim(claim, by=carla, now=NOW).state == ClaimState.WITHDRAWN
    assert verbs() == ["claim-submitted", "claim-withdrawn"]


def test_decided_claim_stays_decided() -> None:
    astrid, carla = person("Astrid"), person("Carla")
    claim = submit_claim(actor(), by=carla, reason=WHY, now=NOW)
    accept_claim(claim, by=astrid, now=NOW)
    for again in (
        lambda: accept_claim(claim, by=astrid, now=NOW),
        lambda: refuse_claim(claim, by=astrid, reason="Nej.", now=NOW),
        lambda: withdraw_claim(claim, by=carla, now=NOW),
    ):
        with pytest.raises(MoveRefused):
            again()
    assert Seat.objects.count() == 1


def test_second_claim_while_the_first_waits_is_refused() -> None:
    carla, huset = person("Carla"), actor()
    claim = submit_claim(huset, by=carla, reason=WHY, now=NOW)
    with pytest.raises(AlreadyAsked):
        submit_claim(huset, by=carla, reason=WHY, now=NOW)
    withdraw_claim(claim, by=carla, now=NOW)
    submit_claim(huset, by=carla, reason=WHY, now=NOW)
    assert Claim.objects.count() == 2


def test_claim_of_somebody_with_a_seat_is_refused() -> None:
    carla, huset = person("Carla"), actor()
    seat(huset, carla)
    with pytest.raises(AlreadySeated):
        submit_claim(huset, by=carla, reason=WHY, now=NOW)


def test_page_whose_last_owner_is_erased_gets_a_new_one(client: Client) -> None:
    astrid, carla, office, huset = person("Astrid"), person("Carla"), appoint(person("Bo")), actor()
    seat(huset, astrid)
    seat(huset, carla, SeatRole.EDITOR)
    client.force_login(carla)
    assert client.post("/aktoerer/huset/overtag/", {"reason": WHY}).status_code == 403
    assert "/aktoerer/huset/overtag/" not in client.get("/aktoerer/huset/").content.decode()
    erase_account(astrid, by=astrid, now=timezone.now())
    assert "/aktoerer/huset/overtag/" in client.get("/aktoerer/huset/").content.decode()
    sign_in(client, office)
    assert client.get("/aktoerer/huset/ret/").status_code == 200
    client.force_login(carla)
    assert client.post("/aktoerer/huset/overtag/", {"reason": WHY}).status_code == 302
    accept_claim(Claim.objects.get(), by=office, now=timezone.now())
    assert client.get("/aktoerer/huset/pladser/").context["rights"].may_manage_seats
    sign_in(client, office)
    assert client.get("/aktoerer/huset/ret/").status_code == 403


def test_eleventh_claim_in_a_day_is_refused() -> None:
    carla = person("Carla")
    for number in range(10):
        submit_claim(actor(f"Hus {number}"), by=carla, reason=WHY, now=NOW)
    with pytest.raises(TooMany):
        submit_claim(actor("Hus 11"), by=carla, reason=WHY, now=NOW)
    assert Claim.objects.count() == 10


def test_eleventh_claim_shows_the_form_again_with_what_was_written(client: Client) -> None:
    carla = person("Carla")
    client.force_login(carla)
    with time_machine.travel(NOW, tick=False):
        for number in range(10):
            submit_claim(actor(f"Hus {number}"), by=carla, reason=WHY, now=NOW)
        actor("Hus 11")
        page = client.post("/aktoerer/hus-11/overtag/", {"reason": WHY})
    form = page.context["form"]
    assert (page.status_code, form["reason"].value()) == (429, WHY)
    assert form.non_field_errors() == ["Det er mange på kort tid. Vent til i morgen, og prøv igen."]


@pytest.mark.parametrize("state", ClaimState.values)
@pytest.mark.parametrize("name", ["accept", "refuse", "withdraw"])
def test_moves_begin_only_where_the_table_says(name: str, state: str) -> None:
    legal = [move.target for move in MOVES if move.name == name and move.source == state]
    if legal:
        assert MOVES.target(name, state) == legal[0]
    else:
        with pytest.raises(MoveRefused):
            MOVES.target(name, state)


def test_visitor_who_presses_claim_logs_in_and_comes_back(client: Client) -> None:
    actor()
    response = client.get("/aktoerer/huset/overtag/")
    assert (response.status_code, response["Location"]) == (302, "/konto/login/?next=/aktoerer/huset/overtag/")


def test_page_sends_and_withdraws_a_claim(client: Client) -> None:
    actor()
    client.force_login(person("Carla"))
    assert client.post("/aktoerer/huset/overtag/", {"reason": ""}).status_code == 422
    assert client.post("/aktoerer/huset/overtag/", {"reason": WHY}).status_code == 302
    assert WHY in client.get("/aktoerer/huset/overtag/").content.decode()
    client.post("/aktoerer/huset/overtag/fortryd/")
    assert Claim.objects.get().state == ClaimState.WITHDRAWN
    assert client.post("/aktoerer/huset/overtag/fortryd/").status_code == 404


def test_erased_person_leaves_no_words_behind_in_claims_and_proposals() -> None:
    carla = person("Carla")
    submit_claim(actor(), by=carla, reason="Carla bor der.", now=NOW)
    propose_actor(kind=Kind.VENUE, name="Salen", reason="Carla ved det.", by=carla, now=NOW)
    erase_account(carla, by=carla, now=NOW)
    assert [model.objects.values_list("claimant", "reason").get() for model in (Claim, Proposal)] == [
        (carla.pk, "")
    ] * 2
