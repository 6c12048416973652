"""docs/benchmarks.md: what stands above the mark is written by people, the table below it by the benchmarks."""

from pathlib import Path

REPORT = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
MARK = "<!-- written by make bench below this line -->\n"


def put_rows(beginning: str, rows: list[str]) -> None:
    """Let these rows of the table take the place of those that begin so, and leave all others."""
    lines = [line for line in REPORT.read_text().rstrip("\n").split("\n") if not line.startswith(beginning)]
    REPORT.write_text("\n".join([*lines, *rows]) + "\n")
