"""Tables out of the house: typed, and no cell that a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.http import Http404
from hypothesis import example, given
from hypothesis import strategies as st

from musikfaellesskabet.common import exports

COLUMNS = {"name": "Navn", "capacity": "Pladser"}
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", " =1", "\n=1", '=HYPERLINK("x")', "＝1+1"]


def cells_of_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def cells_of_xlsx(content: bytes) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    return [tuple((cell.value, cell.data_type) for cell in row) for row in sheet.iter_rows()]


@pytest.mark.parametrize("formula", FORMULAS)
def test_text_that_looks_like_a_formula_is_marked_as_text_in_csv(formula: str) -> None:
    rows = cells_of_csv(exports.csv_response("x.csv", COLUMNS, [(formula, 1)]).content)
    assert rows[1][0].startswith("'")


@given(st.text(max_size=30))
@example("=cmd|' /C calc'!A0")
@example("a;=1+1")
@example('a";=1+1')
@example("a\r\n=1+1")
def test_no_text_ever_becomes_a_formula_or_another_cell(text: str) -> None:
    rows = cells_of_csv(exports.csv_response("x.csv", COLUMNS, [(text, 1)]).content)
    assert [len(row) for row in rows] == [2, 2]
    assert not rows[1][0].lstrip(" \xa0").startswith(DANGEROUS)
    assert rows[1][0].removeprefix("'") == text.replace("\0", "").removeprefix("'")


def test_without_the_prefix_the_same_check_finds_a_formula(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "FORMULA_STARTS", ("\uffff",))
    rows = cells_of_csv(exports.csv_response("x.csv", COLUMNS, [("=1+1", 1)]).content)
    assert rows[1][0].startswith(DANGEROUS)


@pytest.mark.parametrize("formula", FORMULAS)
def test_text_in_a_sheet_is_text_whatever_it_says(formula: str) -> None:
    rows = cells_of_xlsx(exports.xlsx_response("x.xlsx", COLUMNS, [(formula, 1)]).content)
    assert [kind for _, kind in rows[1]] == ["s", "n"]


def test_sheet_has_numbers_days_and_instants_as_such() -> None:
    row: Sequence[Any] = (Decimal("12.5"), date(2026, 11, 23), datetime(2026, 11, 23, 12, tzinfo=UTC), True, None)
    columns = dict.fromkeys("abcde", "")
    rows = cells_of_xlsx(exports.xlsx_response("x.xlsx", columns, [row]).content)
    assert rows[1] == (
        (12.5, "n"),
        (datetime(2026, 11, 23), "d"),
        (datetime(2026, 11, 23, 13), "d"),
        (True, "b"),
        (None, "n"),
    )


def test_csv_opens_in_a_danish_spreadsheet_with_its_letters() -> None:
    response = exports.csv_response("aktører.csv", COLUMNS, [("Øvelokalet", None), ("Å", -5)])
    assert response.content == '\ufeff"Navn";"Pladser"\r\n"Øvelokalet";""\r\n"Å";"-5"\r\n'.encode()
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == "attachment; filename*=utf-8''akt%C3%B8rer.csv"


def test_csv_writes_yes_no_and_instants_plainly() -> None:
    instant = datetime(2026, 11, 23, 12, tzinfo=UTC)
    rows = cells_of_csv(exports.csv_response("x.csv", COLUMNS, [(True, instant), (False, date(2026, 1, 2))]).content)
    assert rows[1:] == [["1", "2026-11-23T12:00:00+00:00"], ["0", "2026-01-02"]]


def test_json_keeps_keys_types_and_unknowns() -> None:
    response = exports.json_response("x.json", COLUMNS, [("=1+1", None)])
    assert json.loads(response.content) == [{"name": "=1+1", "capacity": None}]


def test_table_is_taken_away_in_every_form_by_its_name() -> None:
    answers = {form: exports.table_response(form, "liste", {"a": "A"}, [[1]]) for form in exports.FORMATS}
    named = {form: answer["Content-Disposition"] for form, answer in answers.items()}
    assert named == {form: f'attachment; filename="liste.{form}"' for form in ("csv", "xlsx", "json")}


def test_form_that_there_is_not_is_404() -> None:
    with pytest.raises(Http404):
        exports.table_response("pdf", "liste", {"a": "A"}, [[1]])


def test_several_things_share_a_cell() -> None:
    assert (exports.joined(["a", 2]), exports.joined([])) == ("a; 2", "")
