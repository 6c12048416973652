"""Tables that leave the house as CSV, XLSX or JSON: typed, and never a formula in someone's spreadsheet.

Columns are given as `{key: heading}`; rows as sequences in the same order. JSON uses the keys, the others the headings.
A code (`high`) goes to machines as it is and to people as its word; see `coded`.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import content_disposition_header

Columns = Mapping[str, str | Promise]
Rows = Iterable[Sequence[Any]]

# What makes a spreadsheet read text as a formula; the wide forms are folded to these by some of them.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Coded:
    """A code and the word for it in the active language."""

    code: str
    word: str

    def __str__(self) -> str:
        return self.word


def cell_of(row: Model, name: str) -> Any:
    """The row's value for a cell; a `Coded` where the field has choices."""
    value = getattr(row, name)
    choices = getattr(row._meta.get_field(name), "choices", None) if _is_field(row, name) else None
    return coded(value, dict(choices)) if choices and value else value


def plain_rows(columns: Columns, rows: Iterable[Model]) -> Iterator[list[Any]]:
    """The rows as cells, where each column is a field of the row."""
    for row in rows:
        yield [cell_of(row, key) for key in columns]


def joined(things: Iterable[object]) -> str:
    """Several things in one cell."""
    return "; ".join(str(thing) for thing in things)


def coded(value: str, words: Mapping[str, Any]) -> Coded:
    """The code with its word; the code itself where there is none."""
    return Coded(str(value), str(words.get(value, value)))


def _is_field(row: Model, name: str) -> bool:
    return any(field.name == name for field in row._meta.concrete_fields)


def plain_text(value: Any) -> str:
    """The value as a cell of a text file. Text that a spreadsheet could read as a formula gets a `'` in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    text = str(value)
    if text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS):
        text = f"'{text}"
    return text.replace("\0", "")


def csv_response(filename: str, columns: Columns, rows: Rows) -> HttpResponse:
    """UTF-8 with a byte-order mark and semicolons, every cell quoted: opens as columns in a Danish spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([plain_text(heading) for heading in columns.values()])
    writer.writerows([plain_text(value) for value in row] for row in rows)
    return _download(filename, "text/csv; charset=utf-8", text.getvalue().encode("utf-8-sig"))


def xlsx_response(filename: str, columns: Columns, rows: Rows) -> HttpResponse:
    """A sheet with typed cells: numbers as numbers, days as days, and all text as text."""
    file = io.BytesIO()
    import xlsxwriter  # here, because a worker that writes no workbook need not hold it

    book = xlsxwriter.Workbook(file, {"in_memory": True, "remove_timezone": True})
    sheet = book.add_worksheet(_sheet_name(filename))
    heading_format = book.add_format({"bold": True})
    formats: dict[type, Any] = {date: book.add_format({"num_format": "yyyy-mm-dd"})}
    formats[datetime] = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for column, heading in enumerate(columns.values()):
        sheet.write_string(0, column, str(heading), heading_format)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write_cell(sheet, (number, column), value, formats)
    sheet.freeze_panes(1, 0)
    book.close()
    return _download(filename, XLSX_TYPE, file.getvalue())


def json_response(filename: str, columns: Columns, rows: Rows) -> HttpResponse:
    """A list of objects by the columns' keys; unknown is null."""
    found = [
        {key: value.code if isinstance(value, Coded) else value for key, value in zip(columns, row, strict=True)}
        for row in rows
    ]
    text = json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    return _download(filename, "application/json", text.encode())


FORMATS: Mapping[str, Callable[[str, Columns, Rows], HttpResponse]] = {
    "csv": csv_response,
    "xlsx": xlsx_response,
    "json": json_response,
}
"""The forms in which a table can be taken away, by their name in the address."""


def table_response(form: str, name: str, columns: Columns, rows: Rows) -> HttpResponse:
    """The table as a file of that form, called `name`. Raises Http404 for a form that there is not."""
    if form not in FORMATS:
        raise Http404
    return FORMATS[form](f"{name}.{form}", columns, rows)


def _sheet_name(filename: str) -> str:
    """The file's name without its ending; a spreadsheet takes 31 letters and none of []:*?/\\."""
    return re.sub(r"[\[\]:*?/\\]", " ", filename.rpartition(".")[0])[:31].strip() or "1"


def _write_cell(sheet: Any, cell: tuple[int, int], value: Any, formats: Mapping[type, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(*cell, value)
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(*cell, value)
    elif isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        sheet.write_datetime(*cell, local.replace(tzinfo=None), formats[datetime])
    elif isinstance(value, date):
        sheet.write_datetime(*cell, value, formats[date])
    else:
        sheet.write_string(*cell, str(value)[:32767])


def _download(filename: str, content_type: str, content: bytes) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=filename) or "attachment"
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": disposition})
