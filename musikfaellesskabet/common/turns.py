"""Taking turns at writing, where many come at once.

SQLite lets writers try again and again until one is lucky, so some wait for seconds. Here they stand in line at a lock
of the operating system's beside the database file, and each finds the database free. PostgreSQL keeps such a line by
itself, at the row that all of them lock.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction


@contextmanager
def turn() -> Iterator[None]:
    """A transaction of one's own, begun when it is one's turn. Within another transaction it is only part of that."""
    file = _line_of_database()
    if file is None or connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    with file.open("a") as line:
        fcntl.flock(line, fcntl.LOCK_EX)  # given back when the file is closed, also by a process that dies
        with transaction.atomic():
            yield


def _line_of_database() -> Path | None:
    name = str(connection.settings_dict["NAME"])
    is_file = connection.vendor == "sqlite" and "mode=memory" not in name and name != ":memory:"
    return Path(f"{name}.turn") if is_file else None
