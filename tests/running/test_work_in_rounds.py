"""The worker is seen to be at work and ends when told, also where the mail server hangs."""

import socket
import threading
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from musikfaellesskabet.letters.actions import deliver_due, post
from musikfaellesskabet.letters.models import Delivery, State
from musikfaellesskabet.letters.queries import worker_health
from musikfaellesskabet.running import working
from tests.cast import NOW
from tests.letters.cast import letter

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=2)


@pytest.fixture(autouse=True)
def five(settings: Settings) -> list[Delivery]:
    """Five letters that are due, and a mail server to take them."""
    settings.DEMO, settings.EMAIL_HOST = False, "mail.example"
    return [letter(f"carla{number}@example.org") for number in range(5)]


class Hanging:
    """A mail server that lets everyone wait, and remembers who did."""

    def __init__(self) -> None:
        self.tried: list[str] = []

    def __call__(self, letter: Delivery) -> None:
        self.tried.append(letter.to)
        raise TimeoutError("timed out")


def test_round_ends_where_the_server_does_not_answer(five: list[Delivery]) -> None:
    server = Hanging()
    assert deliver_due(now=NOW, carry=server) == 0
    assert server.tried == [five[0].to]
    assert sorted(Delivery.objects.values_list("attempts", "next_attempt_at")) == [
        *[(0, NOW)] * 4,
        (1, NOW + post.FIRST_WAIT),
    ]
    assert deliver_due(now=NOW, carry=server) == 0
    assert server.tried == [five[0].to, five[1].to]


def test_server_that_takes_the_call_and_says_nothing_is_left(settings: Settings) -> None:
    """By a real connection: nobody accepts it, so the server's greeting never comes."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        settings.EMAIL_TIMEOUT, settings.EMAIL_USE_TLS = 0.1, False
        assert deliver_due(now=NOW) == 0
    assert sorted(Delivery.objects.values_list("attempts", "refusal")) == [(0, "")] * 4 + [
        (1, "Connection unexpectedly closed: timed out")
    ]


def test_letters_go_when_the_server_is_back() -> None:
    deliver_due(now=NOW, carry=Hanging())
    assert deliver_due(now=LATER, carry=lambda letter: None) == 5
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.SENT}


def test_round_ends_between_letters_when_told() -> None:
    answers = iter([True, True, False])
    assert deliver_due(now=NOW, carry=lambda letter: None, go_on=lambda: next(answers)) == 2


class Clock:
    """Time that passes only where the test says so; stands in for `timezone` and `monotonic` of the worker."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(working, "timezone", clock)
    monkeypatch.setattr(working, "monotonic", clock.monotonic)
    monkeypatch.setattr(working, "close_old_connections", lambda: None)  # the test's transaction lives in one
    return clock


class Nap(threading.Event):
    """Is over after so many rounds, without waiting."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.left = rounds

    def wait(self, timeout: float | None = None) -> bool:
        self.left -= 1
        if self.left <= 0:
            self.set()
        return self.is_set()


@pytest.mark.parametrize("refusal", [None, TimeoutError("timed out")])
def test_worker_is_alive_however_long_each_letter_takes(
    refusal: Exception | None, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def slowly(letter: Delivery) -> None:
        clock.at += timedelta(seconds=20)
        seen.append(worker_health(clock.at).is_alive)
        if refusal:
            raise refusal

    monkeypatch.setattr(post, "carry_by_smtp", slowly)
    working.work_until(Nap(5))
    assert seen == [True] * 5


def test_worker_that_hangs_for_over_a_minute_is_silent(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: the heartbeat tells of the loop itself, not of a thread beside it."""
    seen = []

    def hang(letter: Delivery) -> None:
        clock.at += timedelta(seconds=61)
        seen.append(worker_health(clock.at).is_alive)

    monkeypatch.setattr(post, "carry_by_smtp", hang)
    working.work_until(Nap(1))
    assert seen == [False]


def test_worker_that_is_told_to_end_takes_no_other_letter(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    ended, taken = threading.Event(), []

    def take(letter: Delivery) -> None:
        taken.append(letter.to)
        ended.set()

    monkeypatch.setattr(post, "carry_by_smtp", take)
    working.work_until(ended)
    assert len(taken) == 1


def test_round_is_short_so_that_a_claim_outlasts_it(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """A claimed letter is another worker's after a minute: the time it is reckoned from must not be old."""
    started = []

    def slowly(letter: Delivery) -> None:
        letter.refresh_from_db()
        started.append(letter.next_attempt_at - clock.at)
        clock.at += timedelta(seconds=10)

    monkeypatch.setattr(post, "carry_by_smtp", slowly)
    working.work_until(Nap(3))
    assert (len(started), min(started) > timedelta(seconds=40)) == (5, True)


def test_sweeps_come_by_the_clock_and_not_by_rounds(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    Delivery.objects.all().delete()
    swept: list[datetime] = []
    monkeypatch.setattr(working, "sweep_all", lambda now: swept.append(now))

    def rest(self: Nap, timeout: float | None = None) -> bool:
        clock.at += timedelta(minutes=21)
        self.left -= 1
        return bool(self.left <= 0 and (self.set() or True))

    monkeypatch.setattr(Nap, "wait", rest)
    working.work_until(Nap(4))
    assert swept == [NOW, NOW + timedelta(minutes=63)]


def test_clock_of_the_worker_is_the_real_one() -> None:
    assert abs(working.timezone.now() - timezone.now()) < timedelta(seconds=5)
