"""`/sund`: the truth about database, worker and letters."""

from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from musikfaellesskabet.letters.actions import beat

READERS = ["musikfaellesskabet.front.views.machines.worker_health", "musikfaellesskabet.common.pages.generation"]


@pytest.mark.django_db
def test_worker_that_was_not_seen_is_silent(client: Client) -> None:
    letters = {"waiting": 0, "failed": 0}
    assert client.get("/sund").json() == {"database": "ok", "worker": "silent", "letters": letters}
    beat("worker", now=timezone.now())
    assert client.get("/sund").json() == {"database": "ok", "worker": "ok", "letters": letters}


def test_database_that_is_down_is_503(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in READERS:
        monkeypatch.setattr(reader, mock.Mock(side_effect=OperationalError))
    answer = client.get("/sund")
    assert (answer.status_code, answer.json()) == (503, {"database": "down"})
