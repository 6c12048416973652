"""`make bench`: speed, memory and size of the public pages, as ratios in one run; search. Writes docs/benchmarks.md."""

import os
import platform
import statistics
import tempfile
from datetime import date
from pathlib import Path

from benchmarks import answering
from benchmarks.load import CONNECTIONS, requests_per_second
from benchmarks.report import MARK, REPORT
from benchmarks.serving import musik, server
from benchmarks.weigh import weigh

PAGES = {"front page": "/", "directory": "/aktoerer/", "actor": "/aktoerer/gimle/"}
CONSTANT = {"constant, bare Django": "/_constant", "constant, our middleware": "/_constant/stack"}
ROUNDS, SECONDS = 5, 2.0


def memory_of_workers(parent: int) -> float:
    """The largest resident memory among the server's children, in MB. Linux only; 0 elsewhere."""
    listing = Path(f"/proc/{parent}/task/{parent}/children")
    sizes = [0.0]
    for child in listing.read_text().split() if listing.exists() else []:
        lines = Path(f"/proc/{child}/status").read_text().splitlines()
        sizes += [int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS")]
    return max(sizes)


def throughput(port: int) -> dict[str, float]:
    """Requests in a second: the median of some rounds, the pages taking turns so that all meet the same machine."""
    paths = PAGES | CONSTANT
    for path in paths.values():
        requests_per_second(port, path, seconds=0.2)
    rounds = [
        {name: requests_per_second(port, path, seconds=SECONDS) for name, path in paths.items()} for _ in range(ROUNDS)
    ]
    return {name: statistics.median(one[name] for one in rounds) for name in paths}


def measure() -> list[str]:
    """Everything, as lines of a table."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"VAR_DIR": folder, "DEMO": "0", "READ_POINTS": "0"}
        environment.pop("DATABASE_URL", None)
        migrate = musik(environment, "migrate", "--verbosity", "0")
        musik(environment, "messages", "compile")
        musik(environment, "assets")
        musik(environment, "region", "load")
        port = int(os.environ.get("PORT", "8108"))
        with server(environment, port) as process:
            held: set[str] = set()
            sizes = {name: weigh(f"http://127.0.0.1:{port}{path}", held) for name, path in PAGES.items()}
            speed = throughput(port)
            memory = memory_of_workers(process)
    return rows(migrate, sizes, speed, memory)


def rows(migrate: float, sizes: dict[str, int], speed: dict[str, float], memory: float) -> list[str]:
    bare = speed["constant, bare Django"]
    first, *later = sizes.items()
    return [
        "| What | Measured | Goal |",
        "|---|---|---|",
        *(
            f"| {name}, of a constant page | {speed[name] / bare:.0%} ({speed[name]:.0f}/s) | ≥ 60 % |"
            for name in PAGES
        ),
        *(f"| {name} | {speed[name] / bare:.0%} ({speed[name]:.0f}/s) | |" for name in CONSTANT),
        f"| worker memory after the run | {memory:.0f} MB | ≤ 110 MB |",
        f"| empty migrate | {migrate:.1f} s | ≤ 15 s |",
        f"| first visit ({first[0]}, fonts included) | {first[1] / 1000:.1f} kB | ≤ 100 kB |",
        *(f"| then: {name} | {size / 1000:.1f} kB | ≤ 30 kB |" for name, size in later),
    ]


def main() -> None:
    table = [*measure(), *answering.rows()]
    machine = f"{date.today().isoformat()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print("\n".join([machine, *table]))
    before = REPORT.read_text().partition(MARK)[0] if REPORT.exists() else "# Benchmarks\n\n"
    load = f"SQLite where nothing else is said, {CONNECTIONS} connections, median of {ROUNDS} rounds of {SECONDS:.0f} s"
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(before + MARK + f"\nMeasured {machine}; one web worker, {load}.\n\n" + "\n".join(table) + "\n")


if __name__ == "__main__":
    main()
