"""An address that Django takes and no mail server can be given: refused where it is typed, and never in others' way."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core.validators import validate_email
from django.test import Client
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from pytest_django import Settings

from musikfaellesskabet.common.addresses import can_be_written_to
from musikfaellesskabet.letters.actions import BadAddress, deliver_due, send_letter
from musikfaellesskabet.letters.models import Delivery, State
from musikfaellesskabet.people.models import User
from musikfaellesskabet.running import working
from tests.cast import PASSWORD
from tests.letters.mail_server import MailServer, mail_server

pytestmark = pytest.mark.django_db

NO_SPELLING = f"a@{'ø' * 60}.dk"
FORM = {"password1": PASSWORD, "display_name": "Carla", "age_band": "adult"}


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    """DEMO=0 and SMTP_URL=smtp+plain://127.0.0.1:PORT."""
    with mail_server() as listening:
        settings.DEMO, settings.EMAIL_USE_TLS = False, False
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", listening.port
        yield listening


def waiting(to: str, minutes: int) -> Delivery:
    """A letter that waits since so many minutes, written before its address was looked at."""
    then = timezone.now() - timedelta(minutes=minutes)
    values = {"subject": "Hej", "text": "Hej", "language": "da", "about": "test"}
    return Delivery.objects.create(to=to, message_id=f"<{to}>", next_attempt_at=then, created_at=then, **values)


@pytest.mark.parametrize(
    ("address", "can"),
    [
        ("carla@example.org", True),
        ("a@rødgrød.dk", True),
        (NO_SPELLING, False),
        ("\u017fofie@example.org", False),
        (f"{'a' * 250}@example.org", False),
        ("carla", False),
    ],
)
def test_address_is_one_only_when_mail_can_be_sent_there(address: str, can: bool) -> None:
    assert can_be_written_to(address) is can


def test_letter_to_what_has_no_spelling_is_refused() -> None:
    validate_email(NO_SPELLING)  # Django takes it, so it is ours to refuse
    with pytest.raises(BadAddress):
        send_letter(to=NO_SPELLING, subject="Hej", text="Hej", language="da", about="test", now=timezone.now())


@pytest.mark.parametrize("path", ["/konto/signup/", "/konto/password/reset/"])
def test_form_refuses_it_and_takes_a_danish_domain(client: Client, settings: Settings, path: str) -> None:
    settings.EMAIL_BACKEND = "musikfaellesskabet.letters.backend.DeliveryBackend"
    refused = client.post(path, FORM | {"email": NO_SPELLING})
    assert list(refused.context["form"].errors) == ["email"]
    assert (User.objects.count(), Delivery.objects.count()) == (0, 0)
    assert client.post(path, FORM | {"email": "a@rødgrød.dk"}).status_code == 302
    assert Delivery.objects.get().to == "a@rødgrød.dk"


def test_letter_that_cannot_be_made_fails_alone(server: MailServer) -> None:
    bad, good = waiting(NO_SPELLING, minutes=2), waiting("carla@example.org", minutes=1)
    assert deliver_due(now=timezone.now()) == 1
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state, server.recipients) == (State.FAILED, State.SENT, ["carla@example.org"])


def test_fault_of_ours_leaves_the_letter_waiting(server: MailServer, settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = NO_SPELLING
    letter = waiting("carla@example.org", minutes=1)
    assert deliver_due(now=timezone.now()) == 0
    letter.refresh_from_db()
    assert (letter.state, server.recipients) == (State.QUEUED, [])
    settings.DEFAULT_FROM_EMAIL = "musik@example.org"
    assert deliver_due(now=timezone.now() + timedelta(minutes=2)) == 1


class Rounds(threading.Event):
    """Says that it is over after so many rounds."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.left = rounds

    def wait(self, timeout: float | None = None) -> bool:
        self.left -= 1
        if self.left <= 0:
            self.set()
        return self.is_set()


def test_worker_survives_a_round_that_failed(monkeypatch: pytest.MonkeyPatch, server: MailServer) -> None:
    waiting("carla@example.org", minutes=1)
    faults = [UnicodeError("label too long")]
    whole = working.work_once

    def once_wrong(tasks: Worker, go_on: Callable[[], bool]) -> None:
        if faults:
            raise faults.pop()
        whole(tasks, go_on)

    monkeypatch.setattr(working, "work_once", once_wrong)
    monkeypatch.setattr(working, "close_old_connections", lambda: None)  # the test's transaction lives in one
    working.work_until(Rounds(2))
    assert server.recipients == ["carla@example.org"]
