"""Leaving a need without an account, coming back to it, and taking it back: as visitors do it, without scripts."""

import logging
import re

import pytest
from django.test import Client
from django.urls import resolve

from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.needs.actions import leave_need, listen, stop_listening
from musikfaellesskabet.needs.actions.refusals import TooSensitiveForLetters, TooYoungForLetters
from musikfaellesskabet.needs.models import Listener, Need
from musikfaellesskabet.needs.wishes import AgeGroup, GroupWish, Minutes, Theme, Times
from musikfaellesskabet.people.models import LedgerEntry
from tests.actors.cast import verbs
from tests.cast import NOW
from tests.needs.cast import home, left, letters_to, link_in, town, wish

pytestmark = pytest.mark.django_db
FORM = "/behov/nyt/"
THREE = {"theme": "write", "place": "Nordhavn", "age_group": "15_17"}


@pytest.fixture(autouse=True)
def _region() -> None:
    town()
    home("0102")


def mark_on(page: bytes) -> str:
    found = re.search(r'name="once" value="([^"]+)"', page.decode())
    assert found
    return found[1]


def test_three_answers_are_enough_and_lead_to_a_receipt(client: Client) -> None:
    sent = client.post(FORM, THREE | {"once": mark_on(client.get(FORM).content)})
    need = Need.objects.get()
    assert (sent.status_code, sent.headers["Location"]) == (302, need.get_absolute_url())
    assert (need.theme, need.town, need.municipality, need.age_group) == ("write", town(), home(), "15_17")
    assert (need.group_wish, need.minutes, need.mode, need.times, need.persons) == ("anyone", 30, "transit", [], 1)
    assert (need.stage, need.genre, need.actor, Listener.objects.count()) == (None, None, None, 0)
    receipt = client.get(need.get_absolute_url()).content.decode()
    assert all(word in receipt for word in ("Skrive sange", "Nordhavn, Storby", "15-17 år", need.get_absolute_url()))
    assert verbs() == ["need-left"]


def test_all_that_is_told_is_kept(client: Client) -> None:
    more = {"group_wish": "girls", "minutes": "60", "mode": "bicycle", "times": ["evenings", "sundays"]}
    client.post(FORM, THREE | more)
    need = Need.objects.get()
    assert (need.group_wish, need.minutes, need.mode) == (GroupWish.GIRLS, Minutes.HOUR, "bicycle")
    assert need.times == [Times.EVENINGS, Times.SUNDAYS]


def test_form_sent_twice_is_one_need(client: Client) -> None:
    mark = {"once": mark_on(client.get(FORM).content)}
    first, second = (client.post(FORM, THREE | mark).headers["Location"] for _ in range(2))
    assert (first == second, Need.objects.count()) == (True, 1)


@pytest.mark.parametrize("place", ["storby", " Storby ", "Storby Kommune", "nordhavn"])
def test_place_is_known_by_town_or_municipality_however_it_is_written(client: Client, place: str) -> None:
    assert client.post(FORM, THREE | {"place": place}).status_code == 302
    assert Need.objects.get().municipality == home()


@pytest.mark.parametrize(
    "wrong", [{"theme": ""}, {"theme": "x"}, {"place": ""}, {"place": "Paris"}, {"age_group": ""}, {"email": "x"}]
)
def test_what_is_missing_is_said_and_nothing_is_kept(client: Client, wrong: dict[str, str]) -> None:
    assert (client.post(FORM, THREE | wrong).status_code, Need.objects.count()) == (422, 0)
    assert (client.post(FORM, THREE).status_code, Need.objects.count()) == (302, 1)


def test_unknown_village_is_answered_with_the_municipalities_one_may_write(client: Client) -> None:
    page = client.post(FORM, THREE | {"place": "Bagved"}).content.decode()
    assert "Skriv kommunen: Lilleby, Storby." in page


def test_address_hears_nothing_of_the_need_before_it_says_yes(client: Client) -> None:
    sent = client.post(FORM, THREE | {"email": "Carla@example.net"})
    (letter,) = letters_to("carla")
    assert (letter.subject, "/behov/mit/" in letter.text, "sange" in letter.text) == (
        "Om dit behov i musikken",
        False,
        False,
    )
    page = link_in(letter, "breve")
    assert "Er det dig?" in client.get(page).content.decode()
    assert Listener.objects.get().confirmed_at is None  # reading is no yes
    assert "Bekræft i brevet" in client.get(sent.headers["Location"]).content.decode()
    client.post(page + "ja/")
    client.post(page + "ja/")
    assert [one.text.count("/behov/mit/") for one in letters_to("carla")] == [0, 1]
    assert verbs() == ["need-left", "need-letters-wanted"]


def test_whoever_left_the_need_cannot_say_yes_for_the_address(client: Client) -> None:
    """The link on the receipt and the link in the letter are different keys."""
    address = client.post(FORM, THREE | {"email": "carla@example.net"}).headers["Location"]
    token = resolve(address).kwargs["token"]
    assert client.post(f"/behov/breve/{token}/ja/").status_code == 404
    assert client.get(link_in(letters_to("carla")[0], "breve")).status_code == 200


def test_address_that_says_no_is_gone_and_the_need_still_counts(client: Client) -> None:
    (need,) = left(email="carla@example.net")
    page = link_in(letters_to("carla")[0], "breve")
    assert "Adressen er slettet" in client.post(page + "stop/").content.decode()
    assert (Listener.objects.count(), Need.objects.get(), client.get(page).status_code) == (0, need, 404)
    stop_listening(Listener(pk=99, need=need), now=NOW)
    assert verbs() == ["need-left", "need-letters-stopped"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"age_group": AgeGroup.FROM_13}, TooYoungForLetters),
        ({"group_wish": GroupWish.CALM}, TooSensitiveForLetters),
        ({"group_wish": GroupWish.BELONGING, "age_group": AgeGroup.FROM_18}, TooSensitiveForLetters),
    ],
)
def test_address_that_may_not_be_kept_is_refused_at_action_and_page(
    client: Client, said: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        leave_need(wish(**said), email="carla@example.net", now=NOW)
    answer = client.post(FORM, THREE | said | {"email": "carla@example.net"})
    assert (answer.status_code, Need.objects.count(), Delivery.objects.count()) == (422, 0, 0)
    assert client.post(FORM, THREE | said).status_code == 302


def test_taking_it_back_leaves_nothing_and_its_page_is_gone(client: Client) -> None:
    (need,) = left(email="carla@example.net")
    listen(need.listener, now=NOW)
    page = need.get_absolute_url()
    assert "Det er slettet" in client.post(page + "traek-tilbage/").content.decode()
    assert (Need.objects.count(), Listener.objects.count(), client.get(page).status_code) == (0, 0, 404)
    assert client.post(page + "traek-tilbage/").status_code == 404
    assert verbs() == ["need-left", "need-letters-wanted", "need-withdrawn"]


def test_ledger_says_nothing_of_what_was_wished() -> None:
    left(wish(group_wish=GroupWish.CALM))
    entry = LedgerEntry.objects.get()
    assert (entry.by, entry.fields, entry.reason, entry.subject_kind) == (None, [], "", "needs.need")


def test_link_is_a_key_that_nobody_guesses_and_no_cache_keeps(client: Client) -> None:
    path = left()[0].get_absolute_url()
    answer = client.get(path)
    names = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")
    assert [answer.headers[name] for name in names] == ["private, no-store", "no-referrer", "noindex"]
    assert not answer.cookies
    pk, _dot, sign = resolve(path).kwargs["token"].partition(".")
    for token in (f"{int(pk) + 1}.{sign}", pk, f"{pk}.x", "x"):
        assert client.get(f"/behov/mit/{token}/").status_code == 404
        assert client.post(f"/behov/mit/{token}/traek-tilbage/").status_code == 404
    assert Need.objects.count() == 1


def test_letter_speaks_the_language_of_the_form(client: Client) -> None:
    client.post("/en" + FORM, THREE | {"email": "carla@example.net"})
    (letter,) = letters_to("carla")
    assert (letter.language, letter.subject, "/en/behov/breve/" in letter.text) == (
        "en",
        "About your need in music",
        True,
    )


def test_address_stands_in_no_page_and_no_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        sent = client.post(FORM, THREE | {"email": "kanariefugl@example.net"})
        told = "".join(client.get(path).content.decode() for path in ("/behov/", sent.headers["Location"]))
    assert ("kanariefugl" in told, Listener.objects.get().email) == (False, "kanariefugl@example.net")
    assert [line for line in caplog.messages if "kanariefugl" in line and not line.startswith("(")] == []


@pytest.mark.parametrize("theme", list(Theme))
def test_every_theme_can_be_chosen(client: Client, theme: Theme) -> None:
    client.post(FORM, THREE | {"theme": theme.value})
    assert Need.objects.get().theme == theme


def test_english_form_is_english_to_the_end(client: Client) -> None:
    page = client.post("/en" + FORM, THREE | {"place": "Bagved"}).content.decode()
    assert "Write the municipality: Lilleby, Storby." in page
    assert "If you are under 15, leave the field empty." in page


def test_one_network_cannot_fill_up_a_count(client: Client) -> None:
    answers = [client.post(FORM, THREE).status_code for _ in range(41)]
    assert (answers[39], answers[40], Need.objects.count()) == (302, 429, 40)


def test_one_address_gets_few_letters_whoever_writes_it(client: Client) -> None:
    told = [THREE | {"email": email} for email in ("carla@example.net", "Carla@example.net ", "carla@example.net") * 2]
    assert [client.post(FORM, one).status_code for one in told] == [302] * 3 + [429] * 3
    assert client.post(FORM, THREE).status_code == 302
