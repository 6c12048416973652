"""Rate limits: as many tries as allowed in a window, whoever asks and on whichever worker."""

from datetime import timedelta

import pytest

from musikfaellesskabet.common import throttle
from musikfaellesskabet.common.models import ThrottleWindow
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def test_tries_up_to_the_limit_are_allowed_and_the_next_is_not() -> None:
    assert [throttle.allow("login:astrid", 3, 60, NOW) for _ in range(5)] == [True, True, True, False, False]


def test_next_window_starts_afresh() -> None:
    assert [throttle.allow("k", 1, 60, NOW), throttle.allow("k", 1, 60, NOW)] == [True, False]
    assert throttle.allow("k", 1, 60, NOW + timedelta(seconds=60)) is True


def test_keys_do_not_share_a_limit() -> None:
    assert [throttle.allow(key, 1, 60, NOW) for key in ("a", "b", "a")] == [True, True, False]


def test_no_address_is_kept_in_the_clear() -> None:
    throttle.allow("login:astrid@example.org", 3, 60, NOW)
    assert "astrid" not in ThrottleWindow.objects.get().key
