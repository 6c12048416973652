"""Pages that are dear to make: so much a minute for each network; what lies ready on the shelf costs nothing."""

from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, Settings

from musikfaellesskabet.common import throttle_gate
from musikfaellesskabet.common.throttle import Pace, TooMany
from musikfaellesskabet.common.throttle_gate import costs
from tests.actors.cast import actor, room
from tests.cast import NOW
from tests.permissions import named_routes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_moment() -> Iterator[None]:
    """Minutes follow the clock; a test must not pass from one into the next."""
    with time_machine.travel(NOW, tick=False):
        yield


def answers(addresses: list[str], sender: str = "203.0.113.7") -> list[int]:
    return [Client().get(address, REMOTE_ADDR=sender).status_code for address in addresses]


@pytest.mark.parametrize(
    ("address", "points"),
    [
        ("/soeg/?q=kor{}", 1),
        ("/en/soeg/?q=kor{}", 1),
        ("/aktoerer/liste.csv?q=kor{}", 3),
        ("/spillesteder/liste.xlsx?q=kor{}", 3),
        ("/musikskoler/liste.json?q=kor{}", 3),
    ],
)
def test_new_questions_are_answered_as_far_as_the_points_go(settings: Settings, address: str, points: int) -> None:
    settings.READ_POINTS = 3 * points
    questions = [address.format(number) for number in range(5)]
    assert answers(questions) == [200, 200, 200, 429, 429]
    assert answers(questions[:3]) == [200] * 3, "what lies ready costs nothing"
    assert answers(questions[3:], sender="203.0.113.8") == [200, 200]
    with time_machine.travel(NOW.timestamp() + 60, tick=False):
        assert answers(["/soeg/?q=fløjte"]) == [200]


def is_file(pattern: str) -> bool:
    """Whether the address ends in a file's name: «liste.csv», «<slug>.pdf»."""
    return "." in pattern.replace(r"\.", ".").rsplit("/", 1)[-1]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"^tilbud/liste\.(?P<form>csv|xlsx)$", True),
        ("metoder/hent.<slug:kind>", True),
        ("metoder/<slug:slug>/", False),
    ],
)
def test_files_are_known_by_their_addresses(pattern: str, found: bool) -> None:
    assert is_file(pattern) is found


# Two lines of text, and the way to the icon; the rest are counted for each network at the API's own door.
CHEAP = {"robots", "security", "icon", "api-document"}


def test_every_file_that_is_made_has_a_cost() -> None:
    named = {name for pattern, name in named_routes() if is_file(pattern)}
    assert {"offers-file", "data-file", "poster-pdf", "site-map"} <= named
    assert sorted(named - CHEAP - set(throttle_gate._costs)) == []


def test_every_cost_is_of_a_page() -> None:
    assert sorted(set(throttle_gate._costs) - {name for _pattern, name in named_routes()}) == []


def test_typeset_sheet_costs_six(settings: Settings) -> None:
    settings.READ_POINTS = 11
    sheet = f"/aktoerer/huset/rum/{room(actor('Huset')).pk}/datablad.pdf"
    assert answers([sheet, sheet, "/tillid", "/soeg/?q=kor"]) == [200, 429, 200, 200]


def test_without_a_limit_all_is_answered(settings: Settings) -> None:
    settings.READ_POINTS = 0
    assert answers([f"/soeg/?q=kor{number}" for number in range(200)]) == [200] * 200


def test_stopped_reader_is_told_when_to_come_back(settings: Settings, client: Client) -> None:
    settings.READ_POINTS = 1
    client.get("/soeg/?q=kor")
    stopped = client.get("/soeg/?q=fløjte")
    text = stopped.content.decode()
    assert (stopped.status_code, stopped.headers["Retry-After"]) == (429, "60")
    assert ["så siden også kan svare andre" in text, "din konto" in text] == [True, False]


def test_counting_asks_nothing_of_the_database(
    settings: Settings, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.READ_POINTS = 0
    client.get("/soeg/?q=kor")
    with CaptureQueriesContext(connection) as uncounted:
        client.get("/soeg/?q=bas")
    settings.READ_POINTS = 120
    with django_assert_num_queries(len(uncounted)):
        client.get("/soeg/?q=alt")


def test_memory_of_who_asked_is_bounded() -> None:
    pace = Pace(most_kept=2)
    for who in ("a", "b", "c", "c"):
        pace.spend(who, 1, 1, NOW)
    with pytest.raises(TooMany):
        pace.spend("a", 1, 1, NOW)


def test_cost_is_said_once() -> None:
    with pytest.raises(ValueError, match="search has a cost already"):
        costs("search", 1)
