"""`python -m benchmarks.search [documents] [--postgresql]`: how long questions take over many documents.

Made-up documents from the real region's words, as often as the region uses them, so that common words stand in tens
of thousands of documents. Every question is asked once before it is timed: what is measured is a warm server.
A rival with the database's own full-text search over the same words is measured in the same run.
"""

import argparse
import os
import random
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

SEED = 20261123
ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "search" / "queries.toml"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="?", type=int, default=100_000)
    parser.add_argument("--postgresql", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if not options.postgresql:
            measure(f"sqlite:///{folder}/bench.sqlite3", options.documents)
            return
        import pgserver

        server = pgserver.get_server(folder)
        try:
            measure(f"postgresql://postgres@/postgres?host={quote(folder, safe='')}", options.documents)
        finally:
            server.cleanup()


def measure(url: str, count: int) -> None:
    """Fill the database, ask, and print percentiles."""
    os.environ["DATABASE_URL"] = url
    questions = filled(count)
    from django.db import connection

    from benchmarks.search_documents import rival_of

    report("search", questions, searching())
    report("suggest", [question[: max(2, len(question) - 2)] for question in questions], suggesting())
    report("own full-text search (rival)", questions, rival_of(connection))


def filled(count: int) -> list[str]:
    """Fill the database of DATABASE_URL with the region and so many documents; returns the questions to ask."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "musikfaellesskabet.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.search_documents import fill
    from musikfaellesskabet.region.loading import load
    from musikfaellesskabet.search.indexing import reindex

    call_command("migrate", verbosity=0)
    load(ROOT / "data" / "kulturmetropolen")
    reindex()
    started = time.perf_counter()
    words, postings = fill(count, random.Random(SEED))  # noqa: S311 (made-up documents)
    seconds = time.perf_counter() - started
    print(
        f"{connection.vendor}: {count:,} documents, {postings:,} postings, filled in {seconds:.0f} s", file=sys.stderr
    )
    return list(ask(words, random.Random(SEED)))  # noqa: S311


def ask(words: list[str], chance: random.Random) -> Iterator[str]:
    """The fixed questions, and as many of one to four words by how common they are; one in five is misspelt."""
    fixed = [query["q"] for query in tomllib.loads(QUERIES.read_text(encoding="utf-8"))["query"]]
    yield from fixed
    for _ in range(9 * len(fixed)):
        asked = [chance.choice(words) for _ in range(chance.choice([1, 1, 2, 2, 3, 4]))]
        if chance.random() < 0.2 and len(asked[0]) > 4:
            at = chance.randrange(1, len(asked[0]) - 1)
            asked[0] = asked[0][:at] + asked[0][at + 1 :]
        yield " ".join(asked)


def searching() -> Callable[[str], object]:
    from django.contrib.auth.models import AnonymousUser

    from musikfaellesskabet.search.queries import search

    return lambda question: search(question, AnonymousUser())


def suggesting() -> Callable[[str], object]:
    from django.contrib.auth.models import AnonymousUser

    from musikfaellesskabet.search.queries import suggest

    return lambda question: suggest(question, AnonymousUser())


def report(name: str, questions: list[str], answer: Callable[[str], object]) -> None:
    """Ask all of it twice; time the second round."""
    for question in questions:
        answer(question)
    wall, own = [], []
    for question in questions:
        started, spent = time.perf_counter(), time.process_time()
        answer(question)
        wall.append((1000 * (time.perf_counter() - started), question))
        own.append((1000 * (time.process_time() - spent), question))
    slowest = max(wall)
    print(
        f"  {name}: {len(questions)} questions; by the clock {percentiles(wall)}; "
        f"this process's own work {percentiles(own)}; slowest {slowest[0]:.1f} ms («{slowest[1]}»)"
    )
    sys.stdout.flush()


def percentiles(taken: list[tuple[float, str]]) -> str:
    """p50, p95 and p99 in milliseconds."""
    ordered = sorted(milliseconds for milliseconds, _question in taken)
    shares = ((50, 0.5), (95, 0.95), (99, 0.99))
    return ", ".join(f"p{name} {ordered[min(len(ordered) - 1, int(at * len(ordered)))]:.1f} ms" for name, at in shares)


if __name__ == "__main__":
    main()
