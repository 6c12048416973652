"""Letters: written with their cause, carried out once where possible, never lost."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from musikfaellesskabet.letters.actions import (
    BadAddress,
    beat,
    deliver_due,
    send_letter,
    wait_after,
)
from musikfaellesskabet.letters.actions.post import FIRST_WAIT
from musikfaellesskabet.letters.models import Delivery, State
from musikfaellesskabet.letters.queries import WorkerHealth, worker_health
from tests.sweeps import ONCE, around

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=2)


@pytest.fixture
def in_production(settings: Settings) -> None:
    settings.DEMO = False
    settings.EMAIL_HOST = "mail.example"


@pytest.fixture
def letter(in_production: None, db: None) -> Delivery:
    return write()


def write(to: str = "carla@example.org") -> Delivery:
    return send_letter(to=to, subject="En besked til dig", text="Hej Carla", language="da", about="claim", now=NOW)


class Post:
    """A mail server that refuses in a given way as often as told, and remembers what it took."""

    def __init__(self, *refusals: Exception) -> None:
        self.refusals = list(refusals)
        self.taken: list[str] = []

    def __call__(self, letter: Delivery) -> None:
        if self.refusals:
            raise self.refusals.pop(0)
        self.taken.append(letter.message_id)


def test_letter_leaves_once(letter: Delivery) -> None:
    post = Post()
    assert [deliver_due(now=NOW, carry=post), deliver_due(now=LATER, carry=post)] == [1, 0]
    letter.refresh_from_db()
    assert (post.taken, letter.state, letter.sent_at) == ([letter.message_id], State.SENT, NOW)


@pytest.mark.usefixtures("in_production")
@pytest.mark.django_db(transaction=True)
def test_letter_of_a_change_that_failed_is_never_written() -> None:
    with pytest.raises(BadAddress), transaction.atomic():
        [write(to) for to in ("carla@example.org", "nobody")]
    assert Delivery.objects.count() == 0
    write()
    assert Delivery.objects.count() == 1


def test_worker_that_dies_after_sending_repeats_with_the_same_id(letter: Delivery) -> None:
    seen: list[str] = []

    def die(carried: Delivery) -> None:
        seen.append(carried.message_id)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver_due(now=NOW, carry=die)
    assert deliver_due(now=NOW, carry=Post()) == 0
    post = Post()
    assert deliver_due(now=LATER, carry=post) == 1
    assert seen == post.taken == [letter.message_id]


@pytest.mark.parametrize(
    "refusal",
    [
        ConnectionRefusedError("no one there"),
        smtplib.SMTPServerDisconnected("gone"),
        smtplib.SMTPDataError(451, b"try later"),
        smtplib.SMTPSenderRefused(550, b"not from here", "wrong@example.org"),
        smtplib.SMTPRecipientsRefused({"carla@example.org": (450, b"mailbox busy")}),
    ],
)
def test_passing_trouble_is_tried_again(letter: Delivery, refusal: Exception) -> None:
    post = Post(refusal)
    assert [deliver_due(now=at, carry=post) for at in (NOW, NOW, LATER)] == [0, 0, 1]
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.refusal) == (State.SENT, 2, "")


def test_refused_address_ends_as_failed_with_its_reason(letter: Delivery) -> None:
    post = Post(smtplib.SMTPRecipientsRefused({"carla@example.org": (550, b"no such user")}))
    assert [deliver_due(now=at, carry=post) for at in (NOW, LATER)] == [0, 0]
    letter.refresh_from_db()
    assert (letter.state, letter.refusal) == (State.FAILED, "no such user")


def test_waits_grow_and_stop_growing() -> None:
    assert [wait_after(n).total_seconds() / 60 for n in (0, 1, 2, 3, 30)] == [1, 2, 4, 8, 360]


@pytest.mark.usefixtures("letter")
def test_without_a_mail_server_letters_wait(settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    assert (deliver_due(now=NOW), Delivery.objects.get().state) == (0, State.QUEUED)


@pytest.mark.django_db
def test_address_that_is_none_is_refused() -> None:
    with pytest.raises(BadAddress):
        write(to="carla@example.org\nBcc: all@example.org")
    assert write().to == "carla@example.org"


@pytest.mark.django_db
def test_subject_is_one_line() -> None:
    letter = send_letter(to="a@example.org", subject="To\r\nBcc: x", text="", language="da", about="claim", now=NOW)
    assert letter.subject == "To Bcc: x"


@pytest.mark.django_db
def test_django_mail_becomes_a_delivery_for_each_recipient(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "musikfaellesskabet.letters.backend.DeliveryBackend"
    assert send_mail("Bekræft", "Følg linket", None, ["a@example.org", "b@example.org"]) == 1
    EmailMultiAlternatives("Uden modtager", "…").send()
    assert sorted(Delivery.objects.values_list("to", "subject", "state")) == [
        ("a@example.org", "Bekræft", "shown"),
        ("b@example.org", "Bekræft", "shown"),
    ]


@pytest.mark.django_db
def test_post_office_shows_letters_with_links_in_a_demo_only(client: Client, settings: Settings) -> None:
    send_letter(
        to="carla@example.org", subject="Hej", text="http://127.0.0.1/x/<b>", language="da", about="claim", now=NOW
    )
    page = client.get("/postkontor/")
    assert page.status_code == 200
    assert '<a href="http://127.0.0.1/x/" rel="nofollow">http://127.0.0.1/x/</a>&lt;b&gt;' in page.content.decode()
    assert page.cookies == {}
    settings.DEMO = False
    assert client.get("/postkontor/").status_code == 404


@pytest.mark.django_db
def test_post_office_of_one_address_shows_no_other(client: Client) -> None:
    write()
    write(to="bo@example.org")
    letters = client.get("/postkontor/?til=BO@example.org").context["letters"]
    assert [letter.to for letter in letters] == ["bo@example.org"]


def test_health_tells_of_waiting_and_failed_letters_and_a_silent_worker(letter: Delivery) -> None:
    assert worker_health(NOW) == WorkerHealth(is_alive=False, waiting=1, failed=0, expired=0)
    beat("worker", now=NOW)
    deliver_due(now=NOW, carry=Post(smtplib.SMTPDataError(554, b"spam")))
    assert worker_health(NOW) == WorkerHealth(is_alive=True, waiting=0, failed=1, expired=0)
    assert worker_health(NOW + timedelta(minutes=2)).is_alive is False


def test_letter_is_forgotten_thirty_days_after_it_left(letter: Delivery) -> None:
    left = NOW + timedelta(days=40)
    assert around("letters", left) == [0, 0, 0]
    deliver_due(now=left, carry=Post())
    assert around("letters", left + timedelta(days=30)) == ONCE


def test_letter_that_was_refused_is_forgotten_too(letter: Delivery) -> None:
    deliver_due(now=NOW, carry=Post(smtplib.SMTPDataError(554, b"spam")))
    assert around("letters", NOW + FIRST_WAIT + timedelta(days=30)) == ONCE


@pytest.mark.django_db
def test_letter_that_was_only_shown_is_forgotten_thirty_days_after() -> None:
    write()
    assert around("letters", NOW + timedelta(days=30)) == ONCE
