"""`/sund`: the truth about database, worker and letters."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from musikfaellesskabet.letters.actions import beat
from musikfaellesskabet.letters.models import Delivery

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
    letters = {"waiting": 0, "failed": 0, "stuck": 0}
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
def test_letter_that_waits_is_well_and_one_that_is_stuck_is_not(client: Client, minutes_late: int, status: int) -> None:
    beat("worker", now=timezone.now())
    _letter(minutes_late)
    answer = client.get("/sund")
    assert (answer.status_code, answer.json()["letters"]["waiting"]) == (status, 1)


def test_database_that_is_down_is_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in READERS:
        monkeypatch.setattr(reader, mock.Mock(side_effect=OperationalError))
    answer = client.get("/sund")
    assert (answer.status_code, answer.json()["database"], answer.json()["reasons"]) == (
        503,
        "down",
        ["database does not answer"],
    )
