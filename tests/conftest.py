"""What every test may ask for, and what the run says at its end."""

from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from musikfaellesskabet.actors.directory.source import forget
from musikfaellesskabet.common.catalogues import compile_all
from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.common.throttle_gate import pace
from musikfaellesskabet.region.loading import Outcome, load

# How long an example takes says something of the machine, and nothing of the code.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        compile_all()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not run, and why."""
    skipped: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        skipped[reason.removeprefix("Skipped: ")] = skipped.get(reason.removeprefix("Skipped: "), 0) + 1
    if skipped:
        terminalreporter.section("NOT RUN", sep="!", yellow=True, bold=True)
        for reason, count in sorted(skipped.items()):
            terminalreporter.line(f"{count} tests: {reason}", yellow=True)


@pytest.fixture(autouse=True)
def _danish() -> None:
    """A request in English leaves its language with the thread; the next test begins in Danish."""
    translation.activate("da")


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    """A test's database begins anew at generation 0, so what was kept of the last one must go."""
    shelf.clear()
    forget()
    pace.clear()


@pytest.fixture
def kulturmetropolen(db: None) -> Outcome:
    """The real region, loaded."""
    return load(Path(settings.BASE_DIR) / "data" / "kulturmetropolen")


@pytest.fixture(scope="session")
def append_only_triggers(django_db_setup: None) -> set[str]:
    """The triggers that migrations left, in lower case: `<table>_no_<verb>`."""
    return _TRIGGERS


_TRIGGERS: set[str] = set()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """On SQLite, a test with real transactions empties tables by DELETE, which append-only tables refuse.

    PostgreSQL empties them by TRUNCATE and keeps its triggers. `append_only_triggers` knows what was there.
    """
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_%'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        names = [name for (name,) in cursor.fetchall()]
        _TRIGGERS.update(name.lower() for name in names)
        for name in names:
            if connection.vendor == "sqlite" and name.endswith("_no_DELETE"):
                cursor.execute(f"DROP TRIGGER {name}")
