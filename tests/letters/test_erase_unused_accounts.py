"""Accounts that nobody uses: two letters, then erased; whoever logs in again starts over."""

from datetime import datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.test import Client
from pytest_django import Settings

from musikfaellesskabet.actors.models import Seat, SeatRole
from musikfaellesskabet.letters.actions import notices
from musikfaellesskabet.letters.models import Delivery, ErasureNotice, State
from musikfaellesskabet.letters.queries import accounts_to_erase
from musikfaellesskabet.people import register
from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.people.actions.sweeping import Outcome, carry_out
from musikfaellesskabet.people.models import AgeBand, Appointment, LedgerEntry, Role, User
from musikfaellesskabet.people.retention import sweep_called
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, PASSWORD, person
from tests.sweeps import TICK

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
ADULTS, MINORS = "unused-accounts", "unused-accounts-of-minors"
# Two years after NOW, and when the letters before that are due.
END = NOW.replace(year=2028)
FIRST, LAST = END - 30 * DAY, END - 7 * DAY


@pytest.fixture
def carla() -> User:
    return last_seen(person("Carla"), NOW)


def last_seen(user: User, at: datetime) -> User:
    User.objects.filter(pk=user.pk).update(last_login=at, date_joined=at - DAY)
    user.refresh_from_db()
    return user


def sweep(at: datetime, key: str = ADULTS) -> tuple[int, int]:
    """How many were warned and how many erased."""
    outcome = carry_out(sweep_called(key), now=at)
    return outcome.warned, outcome.cleared


def is_erased(user: User) -> bool:
    return User.objects.get(pk=user.pk).erased_at is not None


def test_two_letters_and_then_erased_each_at_its_time_and_once(carla: User) -> None:
    days = [FIRST - TICK, FIRST, FIRST, LAST - TICK, LAST, LAST, END - TICK, END, END]
    assert [sweep(at) for at in days] == [(0, 0), (1, 0), (0, 0), (0, 0), (1, 0), (0, 0), (0, 0), (0, 1), (0, 0)]
    assert is_erased(carla)
    assert verbs() == ["account-erasure-warned", "account-erasure-warned", "account-erase", "retention-sweep"]
    assert set(LedgerEntry.objects.values_list("by", flat=True)) == {None}
    assert (ErasureNotice.objects.count(), Delivery.objects.count()) == (0, 0)


def test_letters_are_neutral_outside_and_say_the_day_and_what_to_do(carla: User) -> None:
    sweep(FIRST)
    letter = Delivery.objects.get()
    assert (letter.to, letter.subject, letter.language) == (carla.email, "Om din konto", "da")
    assert "inden 23. november 2028" in letter.text
    assert "/konto/login/" in letter.text
    User.objects.update(language="en")
    sweep(LAST)
    assert ErasureNotice.objects.order_by("pk").values_list("step", "letter__language")[1] == ("last", "en")


def test_account_of_a_minor_has_twelve_months(carla: User) -> None:
    User.objects.update(age_band=AgeBand.FROM_15)
    end = NOW.replace(year=2027)
    assert [sweep(at, MINORS) for at in (end - 30 * DAY - TICK, end - 30 * DAY, end - 7 * DAY, end - TICK)] == [
        (0, 0),
        (1, 0),
        (1, 0),
        (0, 0),
    ]
    assert [sweep(end, ADULTS), sweep(end, MINORS), is_erased(carla)] == [(0, 0), (0, 1), True]


def test_account_that_never_logged_in_counts_from_its_first_day(carla: User) -> None:
    User.objects.update(last_login=None)
    assert [sweep(at) for at in (FIRST - DAY - TICK, FIRST - DAY)] == [(0, 0), (1, 0)]


def test_whoever_logs_in_again_starts_over(carla: User, client: Client) -> None:
    sweep(FIRST)
    sweep(LAST)
    client.post("/konto/login/", {"login": carla.email, "password": PASSWORD})
    assert User.objects.get().last_login != NOW
    last_seen(carla, END - DAY)
    Session.objects.all().delete()
    assert [sweep(END), sweep(END + 600 * DAY)] == [(0, 0), (0, 0)]
    assert carry_out(sweep_called("erasure-notices"), now=END) == Outcome("erasure-notices", cleared=2)
    end = (END - DAY).replace(year=2030)
    assert [sweep(at) for at in (end - 30 * DAY, end - 7 * DAY, end)] == [(1, 0), (1, 0), (0, 1)]


def test_notices_stand_while_the_account_is_unused(carla: User) -> None:
    sweep(FIRST)
    assert carry_out(sweep_called("erasure-notices"), now=LAST).cleared == 0


def test_worker_that_was_away_still_gives_both_letters_their_time(carla: User) -> None:
    late = END + 400 * DAY
    days = [late, late + 23 * DAY - TICK, late + 23 * DAY, late + 30 * DAY - TICK, late + 30 * DAY]
    assert [sweep(at) for at in days] == [(1, 0), (0, 0), (1, 0), (0, 0), (0, 1)]


def test_letter_that_has_not_left_warns_nobody(carla: User, settings: Settings) -> None:
    settings.DEMO = False
    assert [sweep(FIRST), sweep(LAST), sweep(END)] == [(1, 0), (0, 0), (0, 0)]
    Delivery.objects.update(state=State.SENT, sent_at=END, text="")
    assert [sweep(END + 23 * DAY - TICK), sweep(END + 23 * DAY)] == [(0, 0), (1, 0)]
    Delivery.objects.filter(state=State.QUEUED).update(state=State.SENT, sent_at=END + 25 * DAY, text="")
    assert [sweep(END + 32 * DAY - TICK), sweep(END + 32 * DAY)] == [(0, 0), (0, 1)]


def test_letter_that_has_had_its_own_time_still_counts(carla: User) -> None:
    sweep(FIRST)
    Delivery.objects.all().delete()
    assert [sweep(LAST), sweep(END)] == [(1, 0), (0, 1)]


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("since", [NOW, END + DAY])
def test_appointment_keeps_an_account(role: str, since: datetime, carla: User) -> None:
    appointment = Appointment.objects.create(user=carla, role=role, since=since)
    assert [sweep(at) for at in (FIRST, LAST, END, END + 900 * DAY)] == [(0, 0)] * 4
    appointment.until = since + DAY
    appointment.save()
    gone = since + DAY + 731 * DAY
    assert [sweep(gone), sweep(gone + 23 * DAY), sweep(gone + 30 * DAY)] == [(1, 0), (1, 0), (0, 1)]


def test_appointment_after_the_letters_makes_them_void(carla: User) -> None:
    sweep(FIRST)
    sweep(LAST)
    Appointment.objects.create(user=carla, role=Role.SECRETARIAT, since=LAST)
    assert carry_out(sweep_called("erasure-notices"), now=LAST).cleared == 2
    Appointment.objects.update(until=END)
    assert [sweep(END), sweep(END + 23 * DAY), sweep(END + 30 * DAY)] == [(1, 0), (1, 0), (0, 1)]


def test_account_that_is_logged_in_somewhere_is_in_use(carla: User) -> None:
    Session.objects.create(session_key="a", session_data="", expire_date=END)
    UserSession.objects.create(user=carla, session_key="a", ip="192.0.2.0", user_agent="x")
    assert [sweep(FIRST), sweep(END - TICK), sweep(END)] == [(0, 0), (0, 0), (1, 0)]


def test_seats_of_an_erased_owner_end_and_others_stay(carla: User) -> None:
    alone, shared, bo = actor("Huset"), actor("Salen"), person("Bo")
    last_seen(bo, END)
    seat(alone, carla)
    seat(shared, carla)
    seat(shared, bo, SeatRole.EDITOR)
    for at in (FIRST, LAST, END):
        sweep(at)
    assert list(Seat.objects.current(END).values_list("actor__name", "user", "role")) == [("Salen", bo.pk, "editor")]


def test_others_are_neither_warned_nor_erased(carla: User) -> None:
    david, erased = last_seen(person("David"), NOW + 31 * DAY), last_seen(person("Erik"), NOW)
    erase_account(erased, by=erased, now=NOW)
    assert [sweep(at) for at in (FIRST, LAST, END)] == [(1, 0), (1, 0), (0, 1)]
    assert ErasureNotice.objects.count() == 0
    assert [is_erased(carla), is_erased(david)] == [True, False]


def test_whoever_logs_in_while_others_are_erased_is_kept(carla: User, monkeypatch: pytest.MonkeyPatch) -> None:
    david = last_seen(person("David"), NOW)
    assert [sweep(FIRST), sweep(LAST)] == [(2, 0), (2, 0)]

    def erase_slowly(user: User, *, by: User | None, now: datetime) -> None:
        last_seen(david, END)
        erase_account(user, by=by, now=now)

    monkeypatch.setattr(notices, "erase_account", erase_slowly)
    assert (sweep(END), is_erased(carla), is_erased(david)) == ((0, 1), True, False)


def test_address_that_none_can_write_to_keeps_no_other_from_being_warned(carla: User) -> None:
    last_seen(person("David"), NOW)
    User.objects.filter(pk=carla.pk).update(email="carla")
    assert [sweep(at) for at in (FIRST, LAST, END)] == [(2, 0), (2, 0), (0, 2)]


@pytest.mark.parametrize("fault", [RuntimeError("no file"), DatabaseError("full")])
def test_account_that_cannot_be_erased_keeps_no_other_from_it(
    carla: User, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    david = last_seen(person("David"), NOW)

    def fail(user: User, now: datetime) -> list[register.Ending]:
        if user == carla:
            User.objects.filter(pk=user.pk).update(display_name="halvt slettet")
            raise fault
        return []

    assert [sweep(FIRST), sweep(LAST)] == [(2, 0), (2, 0)]
    with monkeypatch.context() as patched:
        patched.setattr(register, "_erasers", [*register.erasers(), fail])
        assert (sweep(END), is_erased(carla), is_erased(david)) == ((0, 1), False, True)
    carla.refresh_from_db()
    assert (carla.display_name, sweep(END), is_erased(carla)) == ("Carla", (0, 1), True)


def test_rounds_take_a_hundred_each(carla: User, monkeypatch: pytest.MonkeyPatch) -> None:
    last_seen(person("David"), NOW)
    assert notices.MOST_AT_ONCE == 100
    monkeypatch.setattr(notices, "MOST_AT_ONCE", 1)
    assert [sweep(at) for at in (FIRST, FIRST, LAST, LAST, END, END, END)] == [(1, 0)] * 4 + [(0, 1)] * 2 + [(0, 0)]


def test_without_the_letters_nobody_would_be_erased(carla: User) -> None:
    """Negative control: the account is old enough, and only the missing letters keep it."""
    late = END + 400 * DAY
    assert list(accounts_to_erase(END, late, of_minors=False)) == []
    for step in ErasureNotice.Step:
        ErasureNotice.objects.create(user=carla, step=step, written_at=END)
    assert list(accounts_to_erase(END, late, of_minors=False)) == [carla]
