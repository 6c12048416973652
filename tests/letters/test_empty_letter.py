"""Links that open doors: in the letter while it is on its way, and in no row of the database afterwards."""

import re
import smtplib

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from musikfaellesskabet.actors.actions.seats import invite_to_seat
from musikfaellesskabet.actors.models import SeatRole
from musikfaellesskabet.letters.actions import deliver_due
from musikfaellesskabet.letters.models import Delivery, State
from tests.actors.cast import actor
from tests.cast import person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_production(settings: Settings) -> None:
    settings.DEMO, settings.EMAIL_BACKEND = False, "musikfaellesskabet.letters.backend.DeliveryBackend"


def tables_with(words: str) -> list[str]:
    """The tables where any value of any row holds the words."""
    models = apps.get_models(include_auto_created=True)
    return [one._meta.label for one in models if any(words in str(row) for row in one._base_manager.values_list())]


def invited() -> str:
    invite_to_seat(actor(), email="bo@example.org", role=SeatRole.EDITOR, by=person("Astrid"), now=timezone.now())
    return secret_after("/invitation/")


def forgotten_password() -> str:
    person("Carla")
    Client().post("/konto/password/reset/", {"email": "carla@example.org"})
    return secret_after("/password/reset/key/")


def secret_after(path: str) -> str:
    found = re.search(rf"{path}([\w-]{{20,}})", Delivery.objects.latest("pk").text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("cause", [invited, forgotten_password])
@pytest.mark.parametrize(
    ("refusal", "state"), [(None, State.SENT), (smtplib.SMTPDataError(554, b"no such user"), State.FAILED)]
)
def test_letter_that_left_or_failed_keeps_no_link(cause: object, refusal: Exception | None, state: State) -> None:
    secret = cause()  # type: ignore[operator]
    assert tables_with(secret) == ["letters.Delivery"]

    def carry(letter: Delivery) -> None:
        if refusal:
            raise refusal

    deliver_due(now=timezone.now(), carry=carry)
    assert Delivery.objects.latest("pk").state == state
    assert tables_with(secret) == []


def test_letter_that_is_tried_again_keeps_its_text() -> None:
    secret = invited()

    def carry(letter: Delivery) -> None:
        raise smtplib.SMTPDataError(451, b"try later")

    deliver_due(now=timezone.now(), carry=carry)
    assert tables_with(secret) == ["letters.Delivery"]


@pytest.mark.parametrize("state", [State.SENT, State.FAILED])
def test_database_refuses_text_of_what_has_left(state: State) -> None:
    invited()
    sent_at = timezone.now() if state == State.SENT else None
    with pytest.raises(IntegrityError, match="delivery_left_has_no_text"), transaction.atomic():
        Delivery.objects.update(state=state, sent_at=sent_at)
    assert Delivery.objects.update(state=state, sent_at=sent_at, text="") == 1
