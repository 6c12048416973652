"""Reading a region's CSV files: typed cells, and refusals that say file, line, column and reason."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from musikfaellesskabet.common.provenance import Confidence


class BadCell(ValueError):
    """A cell that cannot be read. `column` and `reason` are for the person who mends the file."""

    def __init__(self, column: str, reason: str) -> None:
        self.column = column
        self.reason = reason
        super().__init__(f"{column}: {reason}")


class MissingColumn(BadCell):
    """A column that every row needs is not in the file at all."""


@dataclass(frozen=True)
class Problem:
    """What is wrong where: for the person who mends the file, in the active language."""

    file: str
    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        place = {"file": self.file, "line": self.line, "column": self.column, "reason": self.reason}
        if self.column:
            return _("%(file)s, linje %(line)s, %(column)s: %(reason)s") % place
        return _("%(file)s, linje %(line)s: %(reason)s") % place


@dataclass(frozen=True)
class Row:
    """One line of a file. `asked` notes the columns that someone has read."""

    file: str
    line: int
    cells: dict[str, str]
    asked: set[str] = field(default_factory=set, compare=False)

    def text(self, column: str, *, required: bool = False, longest: int | None = None) -> str:
        """The cell without outer spaces; empty where unknown."""
        self.asked.add(column)
        if required and column not in self.cells:
            raise MissingColumn(column, _("kolonnen mangler i filen"))
        value = (self.cells.get(column) or "").strip()
        if required and not value:
            raise BadCell(column, _("feltet er tomt, men skal udfyldes i hver række"))
        if longest is not None and len(value) > longest:
            numbers = {"length": len(value), "longest": longest}
            raise BadCell(column, _("teksten er på %(length)s tegn; der er plads til %(longest)s") % numbers)
        return value

    def number(self, column: str) -> float | None:
        """The cell as a number; None where unknown."""
        value = self.text(column)
        try:
            number = float(value) if value else None
        except ValueError:
            number = float("nan")
        if number is not None and not abs(number) < float("inf"):
            raise BadCell(column, _("«%(value)s» er ikke et tal") % {"value": value})
        return number

    def whole(self, column: str) -> int | None:
        """The cell as a whole number of 0 or more; None where unknown."""
        number = self.number(column)
        if number is not None and (number < 0 or number != int(number)):
            value = {"value": self.text(column)}
            raise BadCell(column, _("«%(value)s» er ikke et helt tal på 0 eller mere") % value)
        return None if number is None else int(number)

    def day(self, column: str) -> date | None:
        """The cell as a day (YYYY-MM-DD); None where unknown."""
        value = self.text(column)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise BadCell(column, _("«%(value)s» er ikke en dato som 2026-12-31") % {"value": value}) from None

    def choice(self, column: str, allowed: list[str], *, default: str = "") -> str:
        """The cell, which must be one of `allowed`; `default` where empty."""
        value = self.text(column) or default
        if value not in allowed:
            words = {"value": value, "allowed": ", ".join(allowed)}
            raise BadCell(column, _("«%(value)s» er ikke et af ordene: %(allowed)s") % words)
        return value

    def confidence(self, column: str = "confidence") -> str:
        return self.choice(column, Confidence.values, default=Confidence.UNKNOWN)


def rows_of(file: Path) -> Iterator[Row | Problem]:
    """The file's rows, and a problem in place of each that is not a row of readable cells.

    A broken letter costs its row only. Raises OSError as it comes.
    """
    with file.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as handle:
        reader = csv.reader(handle, strict=True)
        columns: list[str] | None = None
        asked: set[str] = set()
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                reason = _("rækken er ikke gyldig CSV (%(error)s)") % {"error": error}
                yield Problem(file.name, reader.line_num, "", reason)
                continue
            if columns is None:
                columns = [cell.strip() for cell in cells]
                if problem := _wrong_header(columns):
                    yield Problem(file.name, reader.line_num, "", problem)
                    return
            elif any(cells):
                yield _row(Row(file.name, reader.line_num, {}, asked), columns, cells)


def _wrong_header(columns: list[str]) -> str:
    twice = {column for column in columns if columns.count(column) > 1}
    if twice:
        return _("kolonnen står to gange: %(columns)s") % {"columns": ", ".join(sorted(twice))}
    return _("kolonnernes navne er ikke UTF-8") if any(map(_is_broken, columns)) else ""


def _row(row: Row, columns: list[str], cells: list[str]) -> Row | Problem:
    if len(cells) != len(columns):
        numbers = {"cells": len(cells), "columns": len(columns)}
        reason = _("rækken har %(cells)s felter, men filen har %(columns)s kolonner") % numbers
        return Problem(row.file, row.line, "", reason)
    for column, cell in zip(columns, cells, strict=True):
        if _is_broken(cell):
            return Problem(row.file, row.line, column, _("der er tegn, som ikke er UTF-8"))
        row.cells[column] = cell
    return row


def _is_broken(text: str) -> bool:
    """Whether the text holds bytes that were not UTF-8, or the zero that databases refuse."""
    return any("\udc80" <= letter <= "\udcff" or letter == "\0" for letter in text)
