"""A guardian signs up a child herself: form, letter, yes, place; and takes the yes back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.people.chains import verify_watched
from musikfaellesskabet.signups.actions import Said, cancel, cancel_for, confirm, sign_up
from musikfaellesskabet.signups.actions.refusals import CustodyMissing, NotForChildren
from musikfaellesskabet.signups.consent_text import TAKE_PART
from musikfaellesskabet.signups.models import Guardian, GuardianConsent, SignUp, Whom
from musikfaellesskabet.signups.queries import yes_for
from tests.actors.cast import seat
from tests.cast import NOW, person, sign_in
from tests.signups.cast import child_signed_up, last_letter_to, link_in, sheet_at, sheet_for_children
from tests.signups.test_sign_up import mark_on
from tests.sweeps import ONCE, around

pytestmark = pytest.mark.django_db
FORM = "/tilbud/bandloerdag/tilmeld/barn/"
IDA = {"child": "Ida", "name": "Carla", "email": "Carla@example.net", "has_custody": "on", "says_yes": "on"}


def acts() -> list[tuple[str, str, str]]:
    return [(one.act, one.method, one.assurance) for one in GuardianConsent.objects.all()]


def test_form_letter_yes_receipt_withdrawal_and_the_place_is_free(client: Client) -> None:
    sheet = sheet_for_children(places=1)
    sent = client.post(FORM, IDA | {"once": mark_on(client.get(FORM).content)})
    assert (sent.status_code, SignUp.objects.get().state, acts()) == (200, "held", [])
    page = link_in(last_letter_to("Carla"))
    before = client.get(page).content.decode()
    assert (str(TAKE_PART.text) in before, "Ida" in before) == (True, False)
    client.post(page + "ja/")
    one = SignUp.objects.get()
    assert (one.state, one.whom, one.email, acts()) == (
        "placed",
        "child",
        "carla@example.net",
        [("given", "letter", "declared")],
    )
    consent = GuardianConsent.objects.get()
    assert (consent.purpose, consent.text_hash, consent.locale) == (TAKE_PART.key, TAKE_PART.text_hash("da"), "da")
    assert "Ida" in client.get(page).content.decode()
    client.post(page + "fra/")
    client.post(page + "fra/")
    sheet.refresh_from_db()
    assert (SignUp.objects.get().state, sheet.taken) == ("cancelled", 0)
    assert acts() == [("given", "letter", "declared"), ("withdrawn", "letter", "declared")]
    assert verify_watched()["guardian-consent"].holds


def test_letters_about_a_child_name_neither_it_nor_the_offer() -> None:
    one = confirm(child_signed_up(sheet_for_children(), "Ida", "Carla"), now=NOW)
    cancel_for(one, by=person("Astrid"), now=NOW)
    said = "".join(f"{letter.subject}\n{letter.text}" for letter in Delivery.objects.all())
    assert ("Ida" in said, "Bandlørdag" in said, Delivery.objects.count()) == (False, False, 3)
    assert {letter.subject for letter in Delivery.objects.all()} == {"Om din tilmelding"}


def test_signed_in_guardian_says_yes_at_once(client: Client) -> None:
    sheet_for_children()
    sign_in(client, person("Carla"))
    answer = client.post(FORM, {name: value for name, value in IDA.items() if name != "email"})
    one = SignUp.objects.get()
    assert (answer.headers["Location"], one.state, one.email) == (one.get_absolute_url(), "placed", "carla@example.org")
    assert acts() == [("given", "signed-in", "declared")]


@pytest.mark.parametrize("wrong", [{"child": " "}, {"name": ""}, {"has_custody": ""}, {"says_yes": ""}, {"email": "x"}])
def test_nobody_is_signed_up_without_custody_yes_and_names(client: Client, wrong: dict[str, str]) -> None:
    sheet_for_children()
    assert (client.post(FORM, IDA | wrong).status_code, SignUp.objects.count()) == (422, 0)
    assert (client.post(FORM, IDA).status_code, SignUp.objects.count()) == (200, 1)


def test_brother_and_sister_have_a_place_each_and_the_same_child_one(client: Client) -> None:
    sheet_for_children(places=5)
    for child in ("Ida", "Bo", "Ida"):
        client.post(FORM, IDA | {"child": child})
    assert [one.name for one in SignUp.objects.all()] == ["Ida", "Bo"]
    assert "Er det dig, så sig ja" in last_letter_to("Carla").text


def test_offer_for_those_of_age_takes_no_children(client: Client) -> None:
    sheet = sheet_at()
    assert client.post(FORM, IDA).status_code == 422
    with pytest.raises(NotForChildren):
        child_signed_up(sheet, "Ida", "Carla")
    assert SignUp.objects.count() == 0


def test_no_yes_without_custody_neither_in_code_nor_in_the_database() -> None:
    one = child_signed_up(sheet_for_children(), "Ida", "Carla")
    Guardian.objects.update(declared_at=None)
    with pytest.raises(CustodyMissing):
        confirm(one, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignUp.objects.update(confirmed_at=NOW)
    Guardian.objects.update(declared_at=NOW)
    assert confirm(one, now=NOW).state == "placed"


def test_yes_holds_for_a_year() -> None:
    one = confirm(child_signed_up(sheet_for_children(), "Ida", "Carla"), now=NOW)
    end = NOW + timedelta(days=365)
    assert [yes_for(one, at) is not None for at in (NOW, end - timedelta(microseconds=1), end)] == [True, True, False]


def test_names_go_a_week_after_the_yes_is_taken_back_and_the_numbers_stay(client: Client) -> None:
    one = confirm(child_signed_up(sheet_for_children(), "Ida", "Carla"), now=NOW)
    cancel(one, now=NOW)
    later = NOW + timedelta(days=7)
    assert (around("guardians-withdrawn", later), around("sign-ups-withdrawn", later)) == (ONCE, ONCE)
    assert (SignUp.objects.count(), Guardian.objects.count(), len(acts())) == (0, 0, 2)
    assert verify_watched()["guardian-consent"].holds


def test_organiser_reads_who_said_yes_only_when_they_have(client: Client) -> None:
    one = child_signed_up(sheet_for_children(), "Ida", "Carla")
    seat(Actor.objects.get(), astrid := person("Astrid"))
    sign_in(client, astrid)
    listed = "/tilbud/bandloerdag/tilmeldinger/"
    before = client.get(listed).content.decode()
    assert ("Ida" in before, "Carla" in before) == (False, False)
    confirm(one, now=NOW)
    after = client.get(listed).content.decode()
    assert ("Ida" in after, "Forælder eller værge: Carla" in after, "@example.net" in after) == (True, True, False)


def test_guardian_whose_account_is_erased_takes_the_yes_with_them() -> None:
    sheet, carla = sheet_for_children(places=1), person("Carla")
    said = Said("Ida", carla.email, "da", user=carla, whom=Whom.CHILD, guardian="Carla")
    sign_up(sheet, said, key="x", now=NOW)
    erase_account(carla, by=None, now=NOW)
    sheet.refresh_from_db()
    assert (SignUp.objects.count(), Guardian.objects.count(), sheet.taken) == (0, 0, 0)
    assert acts() == [("given", "signed-in", "declared"), ("withdrawn", "erased", "declared")]
