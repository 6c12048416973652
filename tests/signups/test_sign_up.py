"""From the form by the letter to a place, and back: as visitors do it, without an account and without scripts."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.signups.actions import Said, confirm, sign_up
from musikfaellesskabet.signups.actions.refusals import GroupTooLarge, SheetClosed, TooLate
from musikfaellesskabet.signups.models import SignUp, SignUpSheet
from tests.cast import NOW, person, sign_in
from tests.signups.cast import last_letter_to, link_in, sheet_at, signed_up

pytestmark = pytest.mark.django_db
FORM = "/tilbud/bandloerdag/tilmeld/"
CARLA = {"name": "Carla", "email": "Carla@example.net", "size": "1", "of_age": "on"}
TICK = timedelta(microseconds=1)


def mark_on(page: bytes) -> str:
    found = re.search(r'name="once" value="([^"]+)"', page.decode())
    assert found
    return found[1]


def state_of(name: str) -> str:
    return SignUp.objects.get(name=name).state


def test_form_letter_confirm_receipt_cancel_and_the_next_is_told(client: Client) -> None:
    sheet = sheet_at(places=1)
    sent = client.post(FORM, CARLA | {"once": mark_on(client.get(FORM).content)})
    assert (sent.status_code, "carla@example.net" in sent.content.decode(), state_of("Carla")) == (200, True, "held")
    page = link_in(last_letter_to("Carla"))
    signed_up(sheet, "Bo", at=timezone.now())
    assert (client.get(page).status_code, state_of("Carla"), state_of("Bo")) == (200, "held", "waiting")
    assert client.post(page + "ja/").headers["Location"] == page
    receipt = last_letter_to("Carla").text
    assert all(word in receipt for word in ("Bandlørdag", "4. marts 2099 kl. 19.00-21.00", "Køge", "1 person", page))
    assert "Du har plads" in client.get(page).content.decode()
    client.post(link_in(last_letter_to("Bo")) + "ja/")
    assert "venteliste" in last_letter_to("Bo").text
    client.post(page + "fra/")
    assert (state_of("Carla"), state_of("Bo")) == ("cancelled", "held")
    told = last_letter_to("Bo")
    assert ("Der er en plads til dig." in told.text, told.subject) == (True, "Om din tilmelding")
    client.post(link_in(told) + "ja/")
    sheet.refresh_from_db()
    assert (state_of("Bo"), sheet.taken, sheet.waiting) == ("placed", 1, 0)
    assert "Du er ikke meldt til mere." in client.get(page).content.decode()


def test_form_sent_twice_is_one_sign_up_and_other_words_are_refused_in_words(client: Client) -> None:
    sheet_at()
    mark = {"once": mark_on(client.get(FORM).content)}
    answers = [client.post(FORM, CARLA | mark) for _ in range(2)]
    assert answers[0].content == answers[1].content
    other = client.post(FORM, CARLA | mark | {"size": "2"})
    assert (other.status_code, "noget andet" in other.content.decode()) == (409, True)
    assert (SignUp.objects.count(), Delivery.objects.count()) == (1, 1)


def test_two_tabs_are_one_place_and_only_the_letter_tells(client: Client) -> None:
    sheet_at()
    answers = [client.post(FORM, CARLA | {"once": mark_on(client.get(FORM).content)}) for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert (SignUp.objects.count(), Delivery.objects.count()) == (1, 2)
    assert "bekræft" in last_letter_to("Carla").text  # nobody has said yes yet, so nobody is told of a place
    confirm(SignUp.objects.get(), now=NOW)
    client.post(FORM, CARLA | {"once": mark_on(client.get(FORM).content)})
    assert "i forvejen" in last_letter_to("Carla").text


def test_known_address_gets_the_same_answer_as_an_unknown_one(client: Client) -> None:
    sheet_at()
    person("Astrid")
    answers = [
        client.post(FORM, CARLA | {"email": f"{name}@example.org"}).content.decode().replace(name, "x")
        for name in ("astrid", "ukendt")
    ]
    assert answers[0] == answers[1]
    assert [one.confirmed_at for one in SignUp.objects.all()] == [None, None]


def test_person_with_a_confirmed_address_has_the_place_at_once(client: Client) -> None:
    sheet_at()
    sign_in(client, person("Carla"))
    answer = client.post(FORM, {"name": "Carla", "size": "2", "of_age": "on", "email": "en.anden@example.net"})
    mine = SignUp.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, mine.get_absolute_url())
    assert (mine.email, mine.state, mine.size) == ("carla@example.org", "placed", 2)
    assert "Du har plads" in client.get(mine.get_absolute_url()).content.decode()
    my_page = client.get("/min-side/").content.decode()
    assert (mine.get_absolute_url() in my_page, "Tilmeldinger" in my_page) == (True, True)


@pytest.mark.parametrize(
    "wrong", [{"of_age": ""}, {"email": "x"}, {"email": "carla@ø.x" * 9}, {"size": "0"}, {"name": " "}]
)
def test_what_is_missing_is_said_and_nobody_is_signed_up(client: Client, wrong: dict[str, str]) -> None:
    sheet_at()
    assert (client.post(FORM, CARLA | wrong).status_code, SignUp.objects.count()) == (422, 0)
    assert (client.post(FORM, CARLA).status_code, SignUp.objects.count()) == (200, 1)


def test_deadline_holds_to_the_instant() -> None:
    sheet = sheet_at(closes_at=NOW)
    assert signed_up(sheet, "Carla", at=NOW - TICK).state == "held"
    with pytest.raises(SheetClosed):
        signed_up(sheet, "Bo", at=NOW)


def test_time_to_confirm_holds_to_the_instant() -> None:
    sheet = sheet_at()
    carla, bo = signed_up(sheet, "Carla"), signed_up(sheet, "Bo")
    assert confirm(carla, now=NOW + timedelta(hours=24) - TICK).state == "placed"
    with pytest.raises(TooLate):
        confirm(bo, now=NOW + timedelta(hours=24))


@pytest.mark.parametrize(
    "facts", [{"age_from": 14}, {"age_from": None}, {"join_url": "https://example.org"}, {"state": "closed"}]
)
def test_offer_that_may_not_take_sign_ups_any_more_takes_none(client: Client, facts: dict[str, object]) -> None:
    sheet = sheet_at()
    type(sheet.offer).objects.filter(pk=sheet.offer.pk).update(**facts)
    assert client.post(FORM, CARLA).status_code == 422
    with pytest.raises(SheetClosed):
        signed_up(SignUpSheet.objects.get(), "Carla")
    assert ("Tilmeldingen er lukket" in client.get(FORM).content.decode(), SignUp.objects.count()) == (True, 0)


def test_band_comes_together_or_waits_together() -> None:
    sheet = sheet_at(places=4)
    assert signed_up(sheet, "Carla").state == "held"
    assert signed_up(sheet, "Bandet", size=4).state == "waiting"
    assert signed_up(sheet, "Bo").state == "waiting"  # there is room for one, but the band was first
    with pytest.raises(GroupTooLarge):
        signed_up(sheet, "Koret", size=5)


def test_letter_speaks_the_language_of_the_form(client: Client) -> None:
    sheet_at()
    client.post("/en" + FORM, CARLA)
    letter = last_letter_to("Carla")
    assert (letter.language, letter.subject) == ("en", "About your sign-up")
    assert "/en/tilmelding/" in letter.text


def test_english_form_asks_for_the_age_in_english(client: Client) -> None:
    sheet_at()
    assert "I am at least 15 years old, and so is everyone I sign up" in client.get("/en" + FORM).content.decode()


def test_link_is_a_key_that_nobody_guesses_and_no_cache_keeps(client: Client) -> None:
    sheet = sheet_at()
    path = signed_up(sheet, "Carla", at=timezone.now()).get_absolute_url()
    answer = client.get(path)
    names = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")
    assert [answer.headers[name] for name in names] == ["private, no-store", "no-referrer", "noindex"]
    assert not answer.cookies
    pk, _dot, sign = resolve(path).kwargs["token"].partition(".")
    for token in (f"{int(pk) + 1}.{sign}", pk, f"{pk}.x", "x"):
        assert {
            client.get(f"/tilmelding/{token}/").status_code,
            client.post(f"/tilmelding/{token}/fra/").status_code,
        } == {404}
    assert state_of("Carla") == "held"


def test_sign_up_by_someone_else_for_a_known_person_waits_for_them() -> None:
    """An address that is written down is nobody's yet; only the account that is signed in has shown it."""
    sheet, carla = sheet_at(), person("Carla")
    assert sign_up(sheet, Said("X", carla.email, "da"), key="a", now=NOW).confirmed_at is None
    bo = person("Bo")
    assert sign_up(sheet, Said("Bo", bo.email, "da", user=bo), key="b", now=NOW).state == "placed"
