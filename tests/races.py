"""Two people at the same moment: real threads with connections of their own, on a database that both can lock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Thread
from types import ModuleType
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.transaction import Atomic

PATIENCE_S = 1.0


@contextmanager
def shared_database(folder: Path) -> Iterator[None]:
    """On SQLite, tests run in memory, where threads do not wait for each other: a copy in a file, as in production."""
    if connection.vendor != "sqlite":
        yield
        return
    file, settings = folder / "race.sqlite3", connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM INTO '{file}'")
    memory, name = connection.connection, settings["NAME"]
    connection.connection, settings["NAME"] = None, str(file)
    try:
        yield
    finally:
        connection.close()
        connection.connection, settings["NAME"] = memory, name


def outcomes(*acts: Callable[[], Any]) -> list[str]:
    """Run the acts at once; «done», or the name of what each raised, in the order of the alphabet."""
    said: list[str] = []

    def run(act: Callable[[], Any]) -> None:
        try:
            act()
            said.append("done")
        except Exception as error:  # whatever it is, it is this thread's outcome
            said.append(type(error).__name__)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(said)


def meet_at(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, *, after: bool = False) -> None:
    """Let both threads come to this function before either goes on; under a lock one waits in vain, and goes on alone.

    So a test does not wait for chance: where nothing holds the second thread back, both have read before one writes.
    after: they meet when the function has answered.
    """
    barrier, real = Barrier(2), getattr(owner, name)

    def met(*args: Any, **more: Any) -> Any:
        answer = real(*args, **more) if after else None
        with suppress(BrokenBarrierError):
            barrier.wait(timeout=PATIENCE_S)
        return answer if after else real(*args, **more)

    monkeypatch.setattr(owner, name, met)


def without_locks(monkeypatch: pytest.MonkeyPatch, *acting: ModuleType) -> None:
    """The negative control: no row is locked and no transaction begun, so each statement stands alone.

    acting: modules of actions; what they call afterwards, the ledger and the index, needs transactions of its own
    and is left out.
    """
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_how: rows)
    monkeypatch.setattr(Atomic, "__enter__", lambda _self: None)
    monkeypatch.setattr(Atomic, "__exit__", lambda _self, *_error: None)
    for module in acting:
        for name in ("record", "public_sees"):
            monkeypatch.setattr(module, name, lambda *_said, **_more: None, raising=False)


@contextmanager
def without_constraint(model: type[Model], name: str) -> Iterator[None]:
    """The negative control for what the database itself refuses. Gives the constraint back to an emptied table."""
    constraint = next(one for one in model._meta.constraints if one.name == name)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {name}")
    try:
        yield
    finally:
        model._default_manager.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(model, constraint)
