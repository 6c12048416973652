"""`python -m tests.on_postgresql [pytest options]`: the same tests on PostgreSQL, brought by a wheel."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pgserver

# Nothing in a test's database has to survive a power cut. Rows of a test stand in a transaction that is taken back: a
# server that counts tables meanwhile finds them empty, and plans for ten thousand rows as for none.
_FAST = (
    "fsync = off",
    "synchronous_commit = off",
    "full_page_writes = off",
    "autovacuum = off",
    "max_connections = 250",
)


@contextmanager
def running_server() -> Iterator[str]:
    """A PostgreSQL of our own in a temporary folder; gives its DATABASE_URL."""
    with tempfile.TemporaryDirectory() as folder:
        server = pgserver.get_server(folder)
        try:
            for setting in _FAST:
                server.psql(f"ALTER SYSTEM SET {setting};")
            server.psql("SELECT pg_reload_conf();")
            yield f"postgresql://postgres@/postgres?host={quote(folder, safe='')}"
        finally:
            server.cleanup()


def main() -> int:
    with running_server() as url:
        environment = os.environ | {"DATABASE_URL": url}
        return subprocess.call([sys.executable, "-m", "pytest", *sys.argv[1:]], env=environment)


if __name__ == "__main__":
    sys.exit(main())
