"""What every test may ask for, and what the run says at its end."""

from pathlib import Path

import pytest
from django.conf import settings

from musikfaellesskabet.common.catalogues import compile_all
from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.region.loading import Outcome, load


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
def _empty_shelf() -> None:
    """A test's database begins anew at generation 0, so the pages of the last one must go."""
    shelf.clear()


@pytest.fixture
def kulturmetropolen(db: None) -> Outcome:
    """The real region, loaded."""
    return load(Path(settings.BASE_DIR) / "data" / "kulturmetropolen")
