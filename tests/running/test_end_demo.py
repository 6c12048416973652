"""The end of a demo: its accounts, whose passwords everyone saw, are gone before anything starts in earnest."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from musikfaellesskabet.people.models import Appointment, LedgerEntry, User
from musikfaellesskabet.running import checks, preparing
from musikfaellesskabet.running.demo import ACCOUNTS, erase_accounts, need_none, prepare_accounts
from musikfaellesskabet.running.management.commands.serve import Command
from tests.cast import NOW, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def passwords(tmp_path: Path, settings: Settings) -> dict[str, str]:
    """A demo, and its passwords."""
    settings.VAR_DIR = tmp_path
    return prepare_accounts(now=NOW)


def by_action() -> None:
    erase_accounts(now=NOW)


def by_command() -> None:
    call_command("demo", "erase")


def second_step_is_asked(email: str, password: str) -> bool:
    answer = Client().post("/konto/login/", {"login": email, "password": password})
    return answer.headers.get("Location", "") == "/konto/2fa/authenticate/"


@pytest.mark.parametrize("door", [by_action, by_command])
def test_erased_demo_lets_nobody_in_and_leaves_others(
    door: Callable[[], None], passwords: dict[str, str], tmp_path: Path
) -> None:
    carla, email = person("Carla"), "administrator@demo.example"
    assert second_step_is_asked(email, passwords[email]) is True
    door()
    assert second_step_is_asked(email, passwords[email]) is False
    assert list(User.objects.filter(is_active=True)) == [carla]
    assert Appointment.objects.filter(until=None).count() == 0
    assert LedgerEntry.objects.filter(verb="account-erase", by=None).count() == len(ACCOUNTS)
    assert (tmp_path / "demo_accounts.json").exists() is False


def serve_would(monkeypatch: pytest.MonkeyPatch) -> str:
    """What `musik serve` says when it is asked to get ready, but for port, files and region."""
    for name in ("prepare_files", "prepare_tables", "prepare_region"):
        monkeypatch.setattr(preparing, name, lambda say: None)
    monkeypatch.setattr(checks, "need_free_port", lambda host, port: None)
    monkeypatch.setattr(checks, "need_all", lambda: None)
    try:
        Command().prepare()
    except checks.CannotStart as refusal:
        return str(refusal)
    return "starts"


@pytest.mark.usefixtures("passwords")
def test_serve_without_demo_waits_for_its_end(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musikfaellesskabet.running.management.commands.serve.connection.close", lambda: None)
    assert serve_would(monkeypatch) == "starts"
    settings.DEMO = False
    line = "DEMO is off, but 6 demo accounts can still log in. Say: musik demo erase (or keep DEMO=1)."
    assert serve_would(monkeypatch) == line
    erase_accounts(now=NOW)
    assert serve_would(monkeypatch) == "starts"


@pytest.mark.usefixtures("passwords")
def test_demo_account_that_took_another_address_is_one_still() -> None:
    User.objects.filter(email="administrator@demo.example").update(email="mallory@example.org")
    User.objects.exclude(email="mallory@example.org").update(is_active=False)
    with pytest.raises(checks.CannotStart, match="1 demo accounts"):
        need_none()
    assert erase_accounts(now=NOW) == ["mallory@example.org"]
    need_none()
