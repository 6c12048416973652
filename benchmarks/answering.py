"""`python -m benchmarks.answering [documents]`: how long a visitor waits for a page of answers, on both databases.

The real web server with one worker over made-up documents (`benchmarks.search`). Every question is asked once before,
under another address, so that the server is warm but no page of answers is kept; then by one client, the next when the
last is answered; then at a fixed rate beside others who read public pages at theirs. Writes its rows into
docs/benchmarks.md.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from benchmarks.load import answer_times, readers
from benchmarks.report import put_rows
from benchmarks.serving import ROOT, musik, server

DOCUMENTS = 100_000
QUESTIONS_A_SECOND, PAGES_A_SECOND = 5.0, 100.0
PAGES = ["/", "/aktoerer/", "/aktoerer/gimle/"]
BEGINNING = "| search"
DATABASES = ["SQLite", "PostgreSQL"]


def rows(documents: int = DOCUMENTS) -> list[str]:
    """The table's rows for both databases; most of the time goes with filling them."""
    return [row for database in DATABASES for row in measured(database, documents)]


def measured(database: str, documents: int) -> list[str]:
    """The rows of one database."""
    with tempfile.TemporaryDirectory() as folder, database_in(Path(folder), database) as url:
        environment = os.environ | {"VAR_DIR": folder, "DEMO": "0", "READ_POINTS": "0", "DATABASE_URL": url}
        questions = Path(folder) / "questions.json"
        fill = [sys.executable, "-m", "benchmarks.answering", "--fill", str(questions), str(documents)]
        subprocess.run(fill, env=environment, cwd=ROOT, check=True)
        musik(environment, "messages", "compile")
        musik(environment, "assets")
        addresses = [f"/soeg/?q={quote(question)}" for question in dict.fromkeys(json.loads(questions.read_text()))]
        port = int(os.environ.get("PORT", "8109"))
        with server(environment, port):
            answer_times(port, [*PAGES, *(f"{address}&side=1" for address in addresses)])
            alone = answer_times(port, addresses)
        with server(environment, port):  # anew, so that nothing is kept of what was asked
            answer_times(port, [*PAGES, *(f"{address}&side=1" for address in addresses)])
            with readers(port, PAGES, a_second=PAGES_A_SECOND) as reached:
                beside = answer_times(port, addresses, a_second=QUESTIONS_A_SECOND)
                pages = reached()
    return [
        f"{BEGINNING}, {database}, {documents:,} documents, one client: p99 | {told(alone)} | ≤ 100 ms |",
        f"{BEGINNING}, {database}, {QUESTIONS_A_SECOND:.0f}/s beside {pages:.0f} pages/s: p99 | {told(beside)} | |",
    ]


def told(times: list[float]) -> str:
    """p99 with what lies around it."""
    ordered = sorted(times)
    p50, p95, p99 = (ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95, 0.99))
    return f"{p99:.0f} ms (p50 {p50:.0f}, p95 {p95:.0f}, slowest {ordered[-1]:.0f}; {len(ordered)} questions)"


@contextmanager
def database_in(folder: Path, database: str) -> Iterator[str]:
    """An empty database in the folder; gives its DATABASE_URL."""
    if database == "SQLite":
        yield f"sqlite:///{folder}/bench.sqlite3"
        return
    import pgserver  # here, because only this database needs it

    server = pgserver.get_server(folder / "postgresql")
    try:
        yield f"postgresql://postgres@/postgres?host={quote(str(folder / 'postgresql'), safe='')}"
    finally:
        server.cleanup()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="?", type=int, default=DOCUMENTS)
    parser.add_argument("--fill", type=Path, help="only fill DATABASE_URL and write the questions to this file")
    options = parser.parse_args()
    if options.fill:
        from benchmarks.search import filled  # here, because it sets Django up

        options.fill.write_text(json.dumps(filled(options.documents)))
        return
    found = rows(options.documents)
    print("\n".join(found))
    if options.documents == DOCUMENTS:
        put_rows(BEGINNING, found)


if __name__ == "__main__":
    main()
