"""The lines of a file that somebody sends: CSV as Danes and others write it, or the first sheet of an XLSX."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError

MOST_BYTES, MOST_BYTES_UNPACKED = 1_000_000, 20_000_000
MOST_LINES, MOST_COLUMNS = 1000, 20


class UnreadableFile(DomainError):
    code = "unreadable_file"
    message = _("Vi kan ikke læse filen. Gem den som CSV eller XLSX, og prøv igen.")


@dataclass(frozen=True)
class Line:
    """One line with its number in the file: what stands under each heading."""

    number: int
    cells: dict[str, str]


def read_lines(content: bytes) -> list[Line]:
    """The lines below the headings, without empty ones. Raises UnreadableFile, also for a file that is too large."""
    if not content or len(content) > MOST_BYTES:
        raise UnreadableFile
    rows = _sheet(content) if content[:2] == b"PK" else _text(content)
    headings: list[str] = []
    found: list[Line] = []
    for number, row in enumerate(rows, start=1):
        if not any(row):
            continue
        if not headings:
            headings = [cell.lower() for cell in row]
        elif len(found) < MOST_LINES:
            found.append(Line(number, {name: cell for name, cell in zip(headings, row, strict=False) if name}))
        else:
            raise UnreadableFile
    return found


def _text(content: bytes) -> list[list[str]]:
    """As UTF-8, else as Windows writes Danish; the separator is the one that the headings have most of."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.lstrip().partition("\n")[0]
    mark = max(";,\t", key=first.count)
    try:
        return [_plain(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
    except csv.Error as error:
        raise UnreadableFile from error


def _sheet(content: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # here, because a worker that reads no workbook need not hold it

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_BYTES_UNPACKED:
                raise UnreadableFile
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        most = {"max_row": MOST_LINES + 2, "max_col": MOST_COLUMNS}
        yield from (_plain(row) for row in sheet.iter_rows(values_only=True, **most))
    except UnreadableFile:
        raise
    except Exception as error:  # a workbook can be broken in any way; none of them is ours
        raise UnreadableFile from error


def _plain(row: Iterable[Any]) -> list[str]:
    """Cells as words: whole numbers without decimals."""
    cells = list(row)[:MOST_COLUMNS]
    whole = (int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in cells)
    return ["" if cell is None else " ".join(str(cell).split()) for cell in whole]
