"""A letter that cannot leave is given up in time: what it says is of no use then, and its text is nobody's to keep."""

import smtplib
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from musikfaellesskabet.actors.actions import invite_to_seat
from musikfaellesskabet.actors.models import SeatRole
from musikfaellesskabet.letters.actions import deliver_due, warn_of_erasure
from musikfaellesskabet.letters.models import Delivery, ErasureNotice, State
from musikfaellesskabet.letters.queries import WorkerHealth, worker_health
from musikfaellesskabet.people.actions.sweeping import carry_out
from musikfaellesskabet.people.queries import holdings_about
from musikfaellesskabet.people.retention import sweep_called
from tests.actors.cast import actor
from tests.cast import NOW, PASSWORD, person
from tests.letters.cast import letter
from tests.sweeps import ONCE, TICK, around, sweeps_in_ledger

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SWEEP = "letters-unsent"


@pytest.fixture(autouse=True)
def _in_production(settings: Settings) -> None:
    settings.DEMO, settings.EMAIL_BACKEND = False, "musikfaellesskabet.letters.backend.DeliveryBackend"


def give_up(at: datetime) -> int:
    return carry_out(sweep_called(SWEEP), now=at).cleared


def take(letter: Delivery) -> None:
    """A mail server that is back."""


def standing() -> tuple[str, str, str]:
    one = Delivery.objects.get()
    return one.state, one.text, one.refusal


def test_letter_that_never_left_loses_its_text_after_thirty_days() -> None:
    letter()
    assert around(SWEEP, NOW + 30 * DAY) == ONCE
    assert standing() == (State.FAILED, "", "waited-too-long")
    assert sweeps_in_ledger() == [(SWEEP, [], "1")]


def test_letter_that_left_in_time_is_not_given_up() -> None:
    letter()
    assert deliver_due(now=NOW + 30 * DAY - TICK, carry=take) == 1
    assert around(SWEEP, NOW + 30 * DAY) == [0, 0, 0]


def test_letter_that_was_given_up_is_forgotten_thirty_days_later() -> None:
    letter()
    given_up = NOW + 30 * DAY
    assert give_up(given_up) == 1
    assert around("letters", given_up + 30 * DAY) == ONCE
    assert Delivery.objects.count() == 0


def test_invitation_is_worth_sending_while_its_link_works() -> None:
    invite_to_seat(actor(), email="bo@example.org", role=SeatRole.EDITOR, by=person("Astrid"), now=NOW)
    assert around(SWEEP, NOW + timedelta(hours=72)) == ONCE


@pytest.mark.parametrize(("late", "left"), [(timedelta(hours=72) - TICK, 1), (timedelta(hours=72), 0)])
def test_dead_link_does_not_leave_though_no_sweep_has_run(late: timedelta, left: int) -> None:
    invite_to_seat(actor(), email="bo@example.org", role=SeatRole.EDITOR, by=person("Astrid"), now=NOW)
    assert deliver_due(now=NOW + late, carry=take) == left


def hours_of_use(about: str) -> int:
    one = Delivery.objects.get(subject=about)
    assert one.worth_until is not None
    return round((one.worth_until - timezone.now()) / timedelta(hours=1))


def test_link_in_mail_about_the_account_has_its_own_time() -> None:
    person("Carla")
    Client().post("/konto/password/reset/", {"email": "carla@example.org"})
    form = {"email": "ny@example.org", "password1": PASSWORD, "display_name": "Ny", "age_band": "adult"}
    Client().post("/konto/signup/", form)
    assert sorted(map(hours_of_use, Delivery.objects.values_list("subject", flat=True))) == [72, 72]


def test_mail_that_only_tells_is_worth_sending_as_long_as_letters_are_kept(client: Client) -> None:
    person("Carla")
    client.post("/konto/login/", {"login": "carla@example.org", "password": PASSWORD})
    new = f"{PASSWORD} i marts"
    client.post("/konto/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert Delivery.objects.get().worth_until is None


def test_letter_on_its_way_while_it_is_given_up_does_not_come_back_empty() -> None:
    letter()

    def carry(carried: Delivery) -> None:
        give_up(NOW + 30 * DAY)
        raise smtplib.SMTPDataError(451, b"try later")

    assert deliver_due(now=NOW + 30 * DAY - TICK, carry=carry) == 0
    assert standing() == (State.FAILED, "", "waited-too-long")


def test_health_tells_how_many_were_given_up() -> None:
    letter()
    give_up(NOW + 30 * DAY)
    assert worker_health(NOW) == WorkerHealth(is_alive=False, waiting=0, failed=0, expired=1)


def test_warning_that_never_left_warned_nobody() -> None:
    carla = person("Carla")
    warn_of_erasure(carla, step=ErasureNotice.Step.FIRST, now=NOW)
    letter()
    assert give_up(NOW + 30 * DAY - TICK) == 0
    assert ErasureNotice.objects.count() == 1
    assert give_up(NOW + 30 * DAY) == 2
    assert ErasureNotice.objects.count() == 0


def test_person_reads_why_in_words() -> None:
    carla = person("Carla")
    letter(carla.email)
    give_up(NOW + 30 * DAY)
    held = next(one for one in holdings_about(carla) if one.model == "letters.Delivery")
    assert dict(held.in_words[0])["hvorfor det ikke kom frem"] == "det ventede, til det var for gammelt"
