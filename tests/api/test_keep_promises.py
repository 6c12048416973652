"""The API keeps what its OpenAPI document says, whatever it is asked: no faults of ours, no other shapes."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import FailureGroup

from musikfaellesskabet.api import door
from musikfaellesskabet.api.document import document

schema = schemathesis.openapi.from_dict(document())
schema.app = get_wsgi_application()
OPERATIONS = [found.ok() for found in schema.get_all_operations()]
# A cursor is ours to give: made-up ones are refused, though they look right.
NOT_OURS = {"cursor"}


@pytest.fixture(autouse=True)
def _at_any_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "REQUESTS", 1_000_000)


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The test's transaction lives in its connection, which the server would close after each request."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_answers_keep_to_the_document(mode: GenerationMode) -> None:
    asked = [one for one in OPERATIONS if mode == GenerationMode.POSITIVE or one.query]
    for operation in asked:
        _ask(operation, mode)
    assert len(asked) >= 11


def _ask(operation: APIOperation, mode: GenerationMode) -> None:
    @given(case=operation.as_strategy(mode))
    @settings(
        max_examples=12,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: Case) -> None:
        if mode == GenerationMode.POSITIVE:
            case.query = {name: value for name, value in (case.query or {}).items() if name not in NOT_OURS}
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    ask()


@pytest.mark.usefixtures("kulturmetropolen")
def test_broken_promise_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musikfaellesskabet.api.showing.period", lambda one: {"slug": one.slug})
    periods = next(one for one in OPERATIONS if one.path == "/api/v1/periods")
    with pytest.raises(FailureGroup):
        _ask(periods, GenerationMode.POSITIVE)
