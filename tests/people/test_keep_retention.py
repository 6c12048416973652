"""A retention that is said is carried out: every time in the register has a sweep that reaches the field."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from musikfaellesskabet.people import register, register_checks, retention
from musikfaellesskabet.people.register import Archive
from musikfaellesskabet.people.retention import Held, Standing, Swept, Term, sweep_called
from tests.cast import NOW

Change = Callable[..., None]


def test_every_time_in_the_register_is_carried_out() -> None:
    assert register_checks.unkept() == []
    kinds = {type(field.retention) for field in register.all_fields()}
    assert kinds == {Swept, Held, Standing}


@pytest.fixture
def change(monkeypatch: pytest.MonkeyPatch) -> Change:
    """Declare a field otherwise."""

    def declare(key: str, **otherwise: object) -> None:
        field = replace(register.declared(key), **otherwise)  # type: ignore[arg-type]
        monkeypatch.setitem(register._fields, key, field)

    return declare


@pytest.mark.parametrize("words", ["Til næste år.", "30 dage efter svaret.", "Et døgn.", "Tolv måneder."])
def test_time_in_prose_alone_is_found(words: str, change: Change) -> None:
    change("actors.lineupmember.plays", retention=Standing(words))
    fault = "actors.lineupmember.plays: its words name a time, but no sweep carries it out"
    assert register_checks.unkept() == [fault]


def test_words_without_a_time_need_no_sweep(change: Change) -> None:
    change("actors.lineupmember.plays", retention=Standing("Til nogen siger fra om opgaverne."))
    assert register_checks.unkept() == []


def test_sweep_that_is_not_there_is_found(change: Change) -> None:
    change("actors.lineupmember.plays", retention=Swept(("lineups",)))
    assert register_checks.unkept() == ["actors.lineupmember.plays: there is no sweep lineups"]


@pytest.mark.parametrize("sweep", ["letters", "claims", "unused-accounts"])
def test_sweep_of_something_else_is_found(sweep: str, change: Change) -> None:
    change("actors.lineupmember.plays", retention=Swept((sweep,)))
    assert register_checks.unkept() == [f"actors.lineupmember.plays: the sweep {sweep} does not reach it"]


def test_sweep_that_leaves_the_field_as_it_is_is_found(change: Change) -> None:
    change("actors.claim.state", retention=Swept(("claims",)), archive_class=Archive.DISCARD)
    assert register_checks.unkept() == ["actors.claim.state: the sweep claims does not reach it"]


def test_sweep_of_what_an_archive_is_to_have_is_found(change: Change) -> None:
    change("actors.claim.reason", archive_class=Archive.KEEP)
    assert register_checks.unkept() == ["actors.claim.reason: an archive is to have it, but it is swept"]


def test_hold_that_no_archive_asks_for_is_found(change: Change) -> None:
    change("actors.claim.reason", retention=Held("Mindst fem år."))
    assert register_checks.unkept() == ["actors.claim.reason: held, though no archive is to have it"]


def test_sweep_that_no_field_names_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(retention._sweeps, "zzz", replace(sweep_called("letters"), key="zzz"))
    assert register_checks.unkept() == ["the sweep zzz is named by no field"]


def test_sweep_is_registered_once() -> None:
    with pytest.raises(ValueError, match="already"):
        retention.register(sweep_called("letters"))


def test_words_and_deed_have_one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    field = register.declared("actors.invitation.email")
    assert str(field.retention).startswith("30 dage")
    monkeypatch.setitem(retention._sweeps, "invitations", replace(sweep_called("invitations"), term=Term(days=3)))
    assert str(field.retention).startswith("3 dage")
    assert sweep_called("invitations").term.before(NOW) == datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("term", "now", "before"),
    [
        (Term(), "2026-11-23", "2026-11-23"),
        (Term(days=30), "2026-03-01", "2026-01-30"),
        (Term(months=12), "2029-02-28", "2028-02-28"),
        (Term(months=24), "2028-02-29", "2026-02-28"),
        (Term(months=1), "2026-01-15", "2025-12-15"),
        (Term(days=1, months=6), "2026-08-31", "2026-02-27"),
    ],
)
def test_terms_count_calendar_months(term: Term, now: str, before: str) -> None:
    day = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert f"{term.before(day):%Y-%m-%d}" == before
