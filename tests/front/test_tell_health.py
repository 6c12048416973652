"""`/sund`: the truth about database, worker and letters."""

import json
from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from musikfaellesskabet.letters.actions import beat
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.settings import BASE_DIR

READERS = ["musikfaellesskabet.front.health.worker_health", "musikfaellesskabet.common.pages.generation"]


def _letter(minutes_late: int) -> None:
    now = timezone.now()
    Delivery.objects.create(
        message_id=f"<{minutes_late}@example.org>",
        to="carla@example.org",
        subject="Hej",
        text="Hej",
        language="da",
        about="test",
        next_attempt_at=now - timedelta(minutes=minutes_late),
        created_at=now,
    )


@pytest.mark.django_db
def test_worker_that_was_not_seen_is_a_fault(client: Client) -> None:
    letters = {"waiting": 0, "failed": 0, "expired": 0, "stuck": 0}
    silent = client.get("/sund")
    assert (silent.status_code, silent.json()) == (
        503,
        {
            "status": "fail",
            "database": "ok",
            "worker": "silent",
            "letters": letters,
            "reasons": ["worker has not been seen for a minute"],
        },
    )
    beat("worker", now=timezone.now())
    well = client.get("/sund")
    assert (well.status_code, well.json()) == (
        200,
        {"status": "pass", "database": "ok", "worker": "ok", "letters": letters, "reasons": []},
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes_late", "status"), [(5, 200), (16, 503)])
def test_letter_that_waits_is_well_and_one_that_is_stuck_is_not(
    client: Client, settings: Settings, minutes_late: int, status: int
) -> None:
    settings.EMAIL_HOST = "mail.example"
    beat("worker", now=timezone.now())
    _letter(minutes_late)
    answer = client.get("/sund")
    assert (answer.status_code, answer.json()["letters"]["waiting"]) == (status, 1)


@pytest.mark.django_db
def test_without_a_mail_server_letters_wait_and_are_not_stuck(client: Client) -> None:
    beat("worker", now=timezone.now())
    _letter(16)
    answer = client.get("/sund")
    assert (answer.status_code, answer.json()["letters"]) == (
        200,
        {"waiting": 1, "failed": 0, "expired": 0, "stuck": 0},
    )


@pytest.mark.django_db
def test_operating_shows_the_answer_as_it_is(client: Client) -> None:
    beat("worker", now=timezone.now())
    document = (Path(BASE_DIR) / "docs" / "operating.md").read_text()
    assert json.loads(document.split("```json")[1].split("```")[0]) == client.get("/sund").json()


def test_database_that_is_down_is_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in READERS:
        monkeypatch.setattr(reader, mock.Mock(side_effect=OperationalError))
    answer = client.get("/sund")
    assert (answer.status_code, answer.json()["database"], answer.json()["reasons"]) == (
        503,
        "down",
        ["database does not answer"],
    )
