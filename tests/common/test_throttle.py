"""Rate limits: as many tries as allowed in a window, whoever asks and on whichever worker."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from musikfaellesskabet.common import throttle
from musikfaellesskabet.common.models import ThrottleWindow
from musikfaellesskabet.common.throttle import DAY, HOUR, MINUTE, TooMany
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def stops(key: str, limit: int, seconds: int, now: datetime) -> TooMany | None:
    """What stops one more try; None when it is counted."""
    try:
        throttle.spend(key, limit, seconds, now)
    except TooMany as stop:
        return stop
    return None


def test_tries_up_to_the_limit_are_counted_and_the_next_is_refused() -> None:
    assert [stops("login:astrid", 3, 60, NOW) is None for _ in range(5)] == [True, True, True, False, False]


def test_first_ones_are_told_from_the_rest() -> None:
    assert [throttle.is_among_first("k", 2, 60, NOW) for _ in range(4)] == [True, True, False, False]


def test_next_window_starts_afresh() -> None:
    assert [stops("k", 1, 60, NOW) is None, stops("k", 1, 60, NOW) is None] == [True, False]
    assert stops("k", 1, 60, NOW + timedelta(seconds=60)) is None


def test_keys_do_not_share_a_limit() -> None:
    assert [stops(key, 1, 60, NOW) is None for key in ("a", "b", "a")] == [True, True, False]


# November: the clock in Denmark is an hour before UTC, and the windows of a day end at one at night.
@pytest.mark.parametrize(
    ("at", "window", "seconds", "advice"),
    [
        ((23, 50), DAY, 600, "Vent til kl. 01.00, og prøv igen."),
        ((12, 0), DAY, 43_200, "Vent til i morgen, og prøv igen."),
        ((20, 30), DAY, 12_600, "Vent til kl. 01.00, og prøv igen."),
        ((12, 50), HOUR, 600, "Vent til kl. 14.00, og prøv igen."),
        ((12, 5), 15 * MINUTE, 600, "Vent til kl. 13.15, og prøv igen."),
    ],
)
def test_refusal_says_when_the_window_ends(at: tuple[int, int], window: int, seconds: int, advice: str) -> None:
    now = datetime(2026, 11, 23, *at, tzinfo=UTC)
    throttle.spend("k", 1, window, now)
    stop = stops("k", 1, window, now)
    assert stop is not None
    assert (stop.until, stop.seconds, stop.advice) == (now + timedelta(seconds=seconds), seconds, advice)
    assert str(stop.message) == f"Det er mange på kort tid. {advice}"
    assert stops("k", 1, window, stop.until) is None, "what we told them was true"


def test_seconds_to_wait_are_rounded_up() -> None:
    now = datetime(2026, 11, 23, 12, 0, 15, 400_000, tzinfo=UTC)
    throttle.spend("k", 1, MINUTE, now)
    stop = stops("k", 1, MINUTE, now)
    assert stop is not None
    assert stop.seconds == 45


def test_refusal_is_told_in_the_language_of_the_page() -> None:
    with override("en"):
        throttle.spend("k", 1, HOUR, NOW)
        stop = stops("k", 1, HOUR, NOW)
    hour = (NOW.replace(minute=0) + timedelta(hours=2)).strftime("%H:%M")
    assert str(stop and stop.message) == f"That is a lot in a short time. Wait until {hour} and try again."


def test_no_address_is_kept_in_the_clear() -> None:
    throttle.spend("login:astrid@example.org", 3, 60, NOW)
    assert "astrid" not in ThrottleWindow.objects.get().key
