"""Trying codes and passwords: counted by account, wherever it is tried from, and by the network it is tried from."""

from collections.abc import Iterator

import pytest
import time_machine
from django.http import HttpRequest
from django.test import Client, RequestFactory

from musikfaellesskabet.common.throttle_gate import network_of
from musikfaellesskabet.people.models import User
from tests.cast import NOW, PASSWORD, appoint, code_of, person

pytestmark = pytest.mark.django_db

CODES = "/konto/2fa/authenticate/"


@pytest.fixture(autouse=True)
def _one_moment() -> Iterator[None]:
    """Windows follow the clock; a test must not pass from one into the next."""
    with time_machine.travel(NOW, tick=False):
        yield


def coming_from(address: str) -> HttpRequest:
    return RequestFactory().get("/", REMOTE_ADDR=address)


def past_the_password(user: User) -> Client:
    """A browser that is asked for the second step."""
    browser = Client()
    browser.post("/konto/login/", {"login": user.email, "password": PASSWORD}, REMOTE_ADDR="203.0.113.1")
    return browser


def wrong_codes(browser: Client, addresses: list[str]) -> list[int]:
    return [browser.post(CODES, {"code": "000000"}, REMOTE_ADDR=address).status_code for address in addresses]


def is_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_codes_of_one_account_are_counted_wherever_they_come_from() -> None:
    astrid, bo = appoint(person("Astrid")), appoint(person("Bo"))
    thief = past_the_password(astrid)
    assert wrong_codes(thief, [f"198.51.100.{n}" for n in range(40)]) == [200] * 10 + [429] * 30
    assert thief.post(CODES, {"code": code_of(astrid)}, REMOTE_ADDR="198.51.100.99").status_code == 429
    assert is_in(thief) is False
    other = past_the_password(bo)
    other.post(CODES, {"code": code_of(bo)}, REMOTE_ADDR="198.51.100.99")
    assert is_in(other) is True


def test_new_session_does_not_start_the_count_anew() -> None:
    astrid = appoint(person("Astrid"))
    first, second = past_the_password(astrid), past_the_password(astrid)
    assert wrong_codes(first, [f"198.51.100.{n}" for n in range(10)]) == [200] * 10
    assert wrong_codes(second, ["198.51.100.50"]) == [429]


def test_codes_of_a_day_are_few() -> None:
    astrid, answers = appoint(person("Astrid")), []
    for window in range(6):
        with time_machine.travel(NOW.timestamp() + window * 900, tick=False):
            answers += wrong_codes(past_the_password(astrid), [f"198.51.100.{n}" for n in range(10)])
    assert answers == [200] * 50 + [429] * 10


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/konto/password/change/", {"oldpassword": "nej", "password1": PASSWORD}),
        ("/konto/reauthenticate/", {"password": "nej"}),
        ("/min-side/slet/", {"proof": "nej"}),
    ],
)
def test_passwords_tried_in_a_stolen_session_are_counted(client: Client, path: str, form: dict[str, str]) -> None:
    client.force_login(person("Carla"))
    answers = [client.post(path, form, REMOTE_ADDR=f"198.51.100.{n}").status_code for n in range(11)]
    assert (answers[9] != 429, answers[10]) == (True, 429)
    client.force_login(person("David"))
    assert client.post(path, form, REMOTE_ADDR="198.51.100.99").status_code == answers[0]


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("203.0.113.1", "203.0.113.2", False),
        ("203.0.113.1", "::ffff:203.0.113.1", True),
    ],
)
def test_whoever_has_one_address_of_a_network_has_all(one: str, other: str, is_same: bool) -> None:
    assert (network_of(coming_from(one)) == network_of(coming_from(other))) is is_same


def test_tries_from_one_ipv6_network_share_a_limit() -> None:
    def last(network: str, times: int) -> int:
        forms = [{"login": f"{network}{n}@example.org".replace(":", "-"), "password": "nej"} for n in range(times)]
        posts = (Client().post("/konto/login/", form, REMOTE_ADDR=f"{network}{n}") for n, form in enumerate(forms))
        return [post.status_code for post in posts][-1]

    assert [last("2001:db8:1:2::", 31), last("2001:db8:1:3::", 1)] == [429, 200]
