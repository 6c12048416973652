"""What is let go of and deleted in time, what goes with the person, and what nobody else ever sees."""

import logging
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.signups.actions import Said, cancel, confirm, sign_up
from musikfaellesskabet.signups.models import SignUp, SignUpSheet
from tests.cast import NOW, person
from tests.offers.cast import SOON
from tests.signups.cast import last_letter_to, sheet_at, signed_up
from tests.sweeps import ONCE, around

pytestmark = pytest.mark.django_db
CANARY = "Kanariefugl"
# A year after the offer's last date, which ends at 20 UTC on 4 March 2099.
YEAR_AFTER = (SOON + timedelta(hours=2)).replace(year=2100)


def test_unanswered_place_goes_on_to_the_next_with_a_letter() -> None:
    sheet = sheet_at(places=1, hours_to_answer=48)
    signed_up(sheet, "Carla")
    confirm(signed_up(sheet, "Bo"), now=NOW)
    assert around("sign-ups-unanswered", NOW + timedelta(hours=24)) == ONCE
    carla, bo = SignUp.objects.all()
    assert (carla.state, bo.state, bo.answer_by) == ("lapsed", "held", NOW + timedelta(hours=24 + 48))
    assert "Der er en plads til dig." in last_letter_to("Bo").text
    sheet.refresh_from_db()
    assert (sheet.taken, sheet.waiting) == (1, 0)


def test_address_that_was_never_confirmed_goes_after_a_week() -> None:
    sheet = sheet_at()
    signed_up(sheet, "Carla")
    confirm(signed_up(sheet, "Bo"), now=NOW)
    lapses = NOW + timedelta(hours=24)
    around("sign-ups-unanswered", lapses)
    assert around("sign-ups-unconfirmed", lapses + timedelta(days=7)) == ONCE
    assert [one.name for one in SignUp.objects.all()] == ["Bo"]


def test_list_goes_a_year_after_the_last_date() -> None:
    confirm(signed_up(sheet_at(), "Carla"), now=NOW)
    assert around("sign-ups", YEAR_AFTER) == ONCE
    assert SignUp.objects.count() == 0


def test_whoever_is_erased_gives_the_place_to_the_next() -> None:
    sheet, carla = sheet_at(places=1), person("Carla")
    sign_up(sheet, Said("Carla", carla.email, "da", user=carla), key="x", now=NOW)
    signed_up(sheet, "Bo")
    erase_account(carla, by=None, now=NOW)
    assert [(one.name, one.state) for one in SignUp.objects.all()] == [("Bo", "held")]


def test_participant_is_named_in_no_public_page_nor_subject_nor_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    sheet = sheet_at()
    with caplog.at_level(logging.DEBUG):
        one = signed_up(sheet, CANARY)
        confirm(one, now=NOW)
        paths = ["/", "/tilbud/", "/tilbud/bandloerdag/", "/aktoerer/huset/", f"/soeg/?q={CANARY}", "/feeds/nyt.atom"]
        paths += ["/tilbud/liste.json", "/api/v1/offers", "/api/v1/offers/bandloerdag", f"/api/v1/search?q={CANARY}"]
        told = "".join(client.get(path).content.decode() for path in paths)
        asked = told.replace(f"q={CANARY}", "").replace(f'value="{CANARY}"', "")
    assert "1 ledig plads" in told  # something is told of the sign-up
    assert "@example.net" not in asked
    logged = [line for line in caplog.messages if CANARY in line and not line.startswith("(")]  # not the statements
    assert [line for line in logged if "/soeg/" not in line and "/search" not in line] == []
    assert [letter.subject for letter in Delivery.objects.all()] == ["Om din tilmelding"] * 2
    assert CANARY in SignUp.objects.get().name  # there was something to leak
    assert asked.lower().count(CANARY.lower()) == told_by_the_question(client)


def told_by_the_question(client: Client) -> int:
    """How often a search page repeats the word that was asked for, on a site where nobody has it."""
    SignUp.objects.all().delete()
    paths = (f"/soeg/?q={CANARY}", f"/api/v1/search?q={CANARY}")
    shelf.clear()
    told = "".join(client.get(path).content.decode() for path in paths)
    return told.replace(f"q={CANARY}", "").replace(f'value="{CANARY}"', "").lower().count(CANARY.lower())


def test_offer_with_a_sheet_asks_no_more_than_one_without(client: Client) -> None:
    sheet = sheet_at()
    cancel(signed_up(sheet, "Carla"), now=NOW)
    asked = []
    for _ in range(2):
        shelf.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get("/tilbud/bandloerdag/")
        asked.append(len(captured))
        SignUp.objects.all().delete()
        SignUpSheet.objects.filter(pk=sheet.pk).delete()
    assert asked[0] == asked[1]
