"""Open data: every subject as three kinds of file, and the practices as they were filtered."""

import csv
import io
import json

import openpyxl
import pytest
from django.http import HttpResponse
from django.test import Client

from musikfaellesskabet.api.tables import SUBJECTS
from tests.knowledge.factories import make_practice


def rows_of(response: HttpResponse, kind: str) -> int:
    """How many rows a file holds, without its headings."""
    if kind == "json":
        return len(json.loads(response.content))
    if kind == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        assert sheet is not None
        return int(sheet.max_row) - 1
    return len(list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))) - 1


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_file_has_as_many_rows_as_the_page_says(client: Client, kind: str) -> None:
    said = {subject["name"]: subject["count"] for subject in client.get("/data/").context["subjects"]}
    held = {one.name: rows_of(client.get(f"/data/{one.name}.{kind}"), kind) for one in SUBJECTS}  # type: ignore[arg-type]
    assert held == said
    assert (said["metoder"], said["ordbog"], said["netvaerk"]) == (36, 118, 43)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/data/hemmeligt.csv", "/data/metoder.pdf", "/metoder/hent.pdf"])
def test_file_that_does_not_exist_is_404(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.usefixtures("kulturmetropolen")
def test_practices_leave_as_they_were_filtered(client: Client) -> None:
    page = client.get("/metoder/?hvis=national&kommune=259")
    found = json.loads(client.get(page.context["downloads"]["json"]).content)
    assert [(practice["name"], practice["origin"]) for practice in found] == [("Pop-Pilot", "national")]


@pytest.mark.django_db
def test_formula_in_a_name_stays_text(client: Client) -> None:
    make_practice("=1+1")
    text = client.get("/data/metoder.csv").content.decode("utf-8-sig")
    assert text.splitlines()[1].startswith('"\'=1+1"')


@pytest.mark.usefixtures("kulturmetropolen")
def test_actors_leave_the_same_way_by_both_doors(client: Client) -> None:
    directory, data = (client.get(f"/{where}.json") for where in ("aktoerer/liste", "data/aktoerer"))
    rows = [{key: value for key, value in row.items() if key != "minutes"} for row in json.loads(directory.content)]
    assert rows == json.loads(data.content)
    names = [client.get(path)["Content-Disposition"] for path in ("/aktoerer/liste.csv", "/en/aktoerer/liste.csv")]
    assert names == ['attachment; filename="aktoerer.csv"'] * 2


@pytest.mark.usefixtures("kulturmetropolen")
def test_people_read_words_and_machines_codes(client: Client) -> None:
    for subject, key, heading, code, word in [
        ("metoder", "origin", "Hvis resultat", "own", None),
        ("aktoerer", "confidence", "Sikkerhed", "high", "høj"),
        ("rum", "use", "bruges som", "stage", "Scene"),
        ("medlemskaber", "status", "Med", "yes", None),
    ]:
        codes = {row[key] for row in json.loads(client.get(f"/data/{subject}.json").content)}
        text = client.get(f"/data/{subject}.csv").content.decode("utf-8-sig")
        words = {row[heading] for row in csv.DictReader(io.StringIO(text), delimiter=";")}
        assert (code in codes, code in words, word is None or word in words) == (True, False, True)


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize("path", ["/aktoerer/liste.xlsx", "/data/aktoerer.xlsx", "/metoder/hent.xlsx"])
def test_sheet_is_called_what_it_holds(client: Client, path: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get(path).content))
    assert book.sheetnames == ["metoder" if "metoder" in path else "aktoerer"]


@pytest.mark.usefixtures("kulturmetropolen")
def test_link_to_a_file_has_no_stray_question_mark(client: Client) -> None:
    assert client.get("/metoder/").context["downloads"]["csv"] == "/metoder/hent.csv"
