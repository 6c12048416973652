"""Reading a region's CSV files: typed cells, and refusals that say file, line, column and reason."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from musikfaellesskabet.common.provenance import Confidence


class BadCell(ValueError):
    """A cell that cannot be read. `column` and `reason` are for the person who mends the file."""

    def __init__(self, column: str, reason: str) -> None:
        self.column = column
        self.reason = reason
        super().__init__(f"{column}: {reason}")


@dataclass(frozen=True)
class Row:
    """One line of a file."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str, *, required: bool = False, longest: int | None = None) -> str:
        """The cell without outer spaces; empty where unknown."""
        value = (self.cells.get(column) or "").strip()
        if required and not value:
            raise BadCell(column, "is empty, but every row needs it")
        if longest is not None and len(value) > longest:
            raise BadCell(column, f"is {len(value)} characters long; at most {longest} are kept")
        return value

    def number(self, column: str) -> float | None:
        """The cell as a number; None where unknown."""
        value = self.text(column)
        if not value:
            return None
        try:
            return float(value)
        except ValueError:
            raise BadCell(column, f"«{value}» is not a number") from None

    def whole(self, column: str) -> int | None:
        """The cell as a whole number of 0 or more; None where unknown."""
        number = self.number(column)
        if number is not None and (number < 0 or number != int(number)):
            raise BadCell(column, f"«{self.text(column)}» is not a whole number of 0 or more")
        return None if number is None else int(number)

    def day(self, column: str) -> date | None:
        """The cell as a day (YYYY-MM-DD); None where unknown."""
        value = self.text(column)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise BadCell(column, f"«{value}» is not a day as YYYY-MM-DD") from None

    def choice(self, column: str, allowed: list[str], *, default: str = "") -> str:
        """The cell, which must be one of `allowed`; `default` where empty."""
        value = self.text(column) or default
        if value not in allowed:
            raise BadCell(column, f"«{value}» is not one of: {', '.join(allowed)}")
        return value

    def confidence(self, column: str = "confidence") -> str:
        return self.choice(column, Confidence.values, default=Confidence.UNKNOWN)


def rows_of(file: Path) -> Iterator[Row]:
    """The file's rows with their line numbers. Raises OSError, UnicodeDecodeError or csv.Error as they come."""
    with file.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle, strict=True)
        for cells in reader:
            extra = cells.pop(None, None)
            row = Row(file.name, reader.line_num, {key: value or "" for key, value in cells.items()})
            if extra:
                row.cells["…"] = ",".join(extra)
            yield row
