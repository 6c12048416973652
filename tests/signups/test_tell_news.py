"""Whoever takes part hears when a date is moved or called off, and when the offer is closed; nobody else does."""

from datetime import datetime, timedelta

import pytest

from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.offers.actions import cancel_session, close_offer, move_session
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.people.models import User
from musikfaellesskabet.signups.actions import cancel, confirm
from tests.cast import NOW, person
from tests.offers.cast import SOON
from tests.signups.cast import last_letter_to, sheet_at, signed_up

pytestmark = pytest.mark.django_db


def moved(offer: Offer, by: User) -> None:
    later = {"starts_at": SOON + timedelta(days=1), "ends_at": SOON + timedelta(days=1, hours=2)}
    move_session(offer.sessions.get(), changes=later, by=by, now=NOW)


ACTS = {
    "flyttet": moved,
    "aflyst": lambda offer, by: cancel_session(offer.sessions.get(), by=by, now=NOW),
    "lukket": lambda offer, by: close_offer(offer, by=by, now=NOW),
}


def those_written_to(act: str, at: datetime = NOW) -> set[str]:
    sheet = sheet_at(places=1)
    for name in ("Anna", "Bo"):
        confirm(signed_up(sheet, name), now=NOW)
    signed_up(sheet, "Ukendt")
    cancel(confirm(signed_up(sheet, "Carl"), now=NOW), now=NOW)
    before = Delivery.objects.count()
    ACTS[act](sheet.offer, person("Dorte"))
    return {letter.to.split("@")[0] for letter in Delivery.objects.order_by("pk")[before:]}


@pytest.mark.parametrize("act", ACTS)
def test_those_with_a_place_and_those_who_wait_hear_of_it(act: str) -> None:
    assert those_written_to(act) == {"anna", "bo"}
    letter = last_letter_to("Anna")
    assert act in letter.text
    assert "/tilmelding/" in letter.text
    assert letter.subject == "Om din tilmelding"


def test_offer_whose_dates_are_over_closes_in_silence() -> None:
    sheet = sheet_at(places=1)
    confirm(signed_up(sheet, "Anna"), now=NOW)
    before = Delivery.objects.count()
    close_offer(sheet.offer, by=person("Dorte"), now=SOON + timedelta(days=9))
    assert Delivery.objects.count() == before
