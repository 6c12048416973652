"""`python -m tests.on_postgresql [pytest options]`: the same tests on PostgreSQL, brought by a wheel."""

import os
import subprocess
import sys
import tempfile
from urllib.parse import quote

import pgserver


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        server = pgserver.get_server(folder)
        try:
            url = f"postgresql://postgres@/postgres?host={quote(folder, safe='')}"
            environment = os.environ | {"DATABASE_URL": url}
            return subprocess.call([sys.executable, "-m", "pytest", *sys.argv[1:]], env=environment)
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
