"""Sweeping: log-ins, links and counts of tries go in time, and each sweep leaves a line with its count."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from musikfaellesskabet.common import throttle
from musikfaellesskabet.common.models import ThrottleWindow
from musikfaellesskabet.people import ledger, retention
from musikfaellesskabet.people.actions.sweeping import Outcome, carry_out, sweep_all
from musikfaellesskabet.people.models import SweepRound, User
from musikfaellesskabet.people.retention import Rows, sweep_called
from musikfaellesskabet.running import working
from tests.cast import NOW, person
from tests.sweeps import ONCE, around, sweeps_in_ledger

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


def signed_in(user: User, key: str, until: datetime) -> UserSession:
    Session.objects.create(session_key=key, session_data="", expire_date=until)
    return UserSession.objects.create(user=user, session_key=key, ip="192.0.2.0", user_agent="x")


def window(ends_at: datetime) -> ThrottleWindow:
    return ThrottleWindow.objects.create(key="x", start=ends_at - timedelta(hours=1), ends_at=ends_at)


def test_session_goes_when_it_is_no_longer_valid() -> None:
    signed_in(person("Carla"), "a", until=LATER)
    signed_in(person("Bo"), "b", until=LATER + timedelta(days=1))
    assert around("sessions", LATER) == ONCE
    assert list(Session.objects.values_list("session_key", flat=True)) == ["b"]


def test_device_goes_with_its_session_and_stays_while_logged_in() -> None:
    carla = person("Carla")
    signed_in(carla, "a", until=LATER)
    signed_in(carla, "b", until=LATER + timedelta(days=1))
    assert around("devices", LATER) == ONCE
    assert list(UserSession.objects.values_list("session_key", flat=True)) == ["b"]


def test_device_goes_after_logging_out() -> None:
    signed_in(person("Carla"), "a", until=LATER)
    Session.objects.all().delete()
    assert carry_out(sweep_called("devices"), now=NOW) == Outcome("devices", cleared=1)


@pytest.mark.parametrize("sent", [NOW, None])
def test_link_to_confirm_an_address_goes_after_three_days(sent: datetime | None) -> None:
    address = EmailAddress.objects.create(user=person("Carla"), email="ny@example.org")
    EmailConfirmation.objects.create(email_address=address, key="a", created=NOW, sent=sent)
    assert around("email-confirmations", NOW + timedelta(days=3)) == ONCE


def test_count_of_tries_goes_with_its_window() -> None:
    window(LATER)
    assert around("throttle-windows", LATER) == ONCE


def test_window_that_still_counts_is_kept() -> None:
    throttle.spend("k", 1, 60, NOW)
    assert carry_out(sweep_called("throttle-windows"), now=NOW).cleared == 0
    with pytest.raises(throttle.TooMany):
        throttle.spend("k", 1, 60, NOW)


def test_sweep_leaves_one_line_with_the_count_and_none_when_it_found_nothing() -> None:
    window(NOW)
    window(NOW - timedelta(days=1))
    for _again in range(2):
        sweep_all(now=NOW)
    assert sweeps_in_ledger() == [("throttle-windows", [], "2")]
    assert ledger.verify().holds
    round_ = SweepRound.objects.get(key="throttle-windows")
    assert (round_.ran_at, round_.cleared_at, round_.cleared) == (NOW, NOW, 2)
    assert SweepRound.objects.count() == len(retention.all_sweeps())


@pytest.mark.parametrize(
    ("fault", "told"), [(DatabaseError("full"), "full"), (KeyError("x"), "'x'"), (RuntimeError(), "RuntimeError")]
)
def test_sweep_that_fails_is_told_and_keeps_no_other_from_running(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, told: str
) -> None:
    def fail(rows: Rows, now: datetime) -> int:
        rows.delete()
        raise fault

    window(NOW)
    signed_in(person("Carla"), "a", until=NOW)
    monkeypatch.setitem(retention._sweeps, "devices", replace(sweep_called("devices"), clear=fail))
    outcomes = {one.key: one for one in sweep_all(now=NOW)}
    assert outcomes["devices"] == Outcome("devices", error=told)
    assert outcomes["throttle-windows"].cleared == outcomes["sessions"].cleared == 1
    assert UserSession.objects.count() == 1
    with pytest.raises(CommandError, match="Not every sweep"):
        call_command("retention", "sweep")


def test_command_lists_what_is_due_and_clears_it(capsys: pytest.CaptureFixture[str]) -> None:
    window(NOW - timedelta(days=3650))

    def line(*words: str) -> list[str]:
        call_command("retention", *words)
        told = capsys.readouterr().out.splitlines()
        assert [one.split()[0] for one in told] == [sweep.key for sweep in retention.all_sweeps()]
        return next(one for one in told if one.startswith("throttle-windows")).split()

    assert line()[1:] == ["1", "due", "never", "ran"]
    assert line("sweep")[1:] == ["1", "cleared"]
    assert line("sweep")[1:] == ["0", "cleared"]
    assert line()[1:4] == ["0", "due", "ran"]
    assert line()[-4:-1] == ["cleared", "1", "on"]


def test_worker_sweeps_in_its_first_round(monkeypatch: pytest.MonkeyPatch) -> None:
    window(NOW - timedelta(days=3650))
    ended = threading.Event()
    monkeypatch.setattr(working, "close_old_connections", lambda: None)
    monkeypatch.setattr(working, "work_once", lambda *_: ended.set())
    working.work_until(ended)
    assert ThrottleWindow.objects.count() == 0
