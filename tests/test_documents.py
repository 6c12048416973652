"""What documents say is true: settings, commands, floors, links, decisions."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands

from musikfaellesskabet.actors.models import RelationKind, Use
from musikfaellesskabet.common import nouns
from musikfaellesskabet.knowledge.models.network import Field
from musikfaellesskabet.region.loading import tables

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
_READER = re.compile(r"environment\.(?:text|flag|number|words|path|address|networks)\(\s*\"([A-Z_]+)\"")
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)")


def table_under(heading: str, document: str) -> list[str]:
    """The first cells of the table in the section, without the code marks."""
    section = (ROOT / document).read_text().split(f"## {heading}\n")[1].split("\n## ")[0]
    return [row.group(1) for row in re.finditer(r"^\| `([^`]+)` \|", section, re.MULTILINE)]


def test_operating_lists_every_setting_and_no_other() -> None:
    sources = [(ROOT / "musikfaellesskabet" / name).read_text() for name in ("settings.py",)]
    read = {name for source in sources for name in _READER.findall(source)}
    assert sorted(table_under("Settings", "docs/operating.md")) == sorted(read)


def test_operating_lists_every_command_and_no_other() -> None:
    ours = {f"musik {name}" for name, app in get_commands().items() if str(app).startswith("musikfaellesskabet.")}
    assert sorted(table_under("Commands", "docs/operating.md")) == sorted(ours)


def rows_of_region_data() -> dict[str, str]:
    """The row of each file in the table; one row may be about several."""
    text = (ROOT / "docs" / "region-data.md").read_text()
    found = {}
    for row in re.findall(r"^\| (`\w+\.csv`.*)$", text, re.MULTILINE):
        found.update(dict.fromkeys(re.findall(r"`(\w+\.csv)`", row.split("|")[0]), row))
    return found


def test_region_data_tells_of_every_file_that_is_read_and_no_other() -> None:
    assert sorted(rows_of_region_data()) == sorted(table.file for table in tables())


@pytest.mark.parametrize(
    ("file", "column", "words"),
    [
        ("relations.csv", "kind", RelationKind.values),
        ("network_profiles.csv", "field", Field.values),
        ("rooms.csv", "use", Use.values),
    ],
)
def test_region_data_tells_every_word_that_a_column_takes(file: str, column: str, words: list[str]) -> None:
    told = re.search(rf"`{column}`\*? \(([^)]*)\)", rows_of_region_data()[file])
    assert told is not None
    assert re.findall(r"`(\w+)`", told[1]) == words


FIGURES = ["music_school_figures.csv", "festival_seasons.csv", "relations.csv", "network_profiles.csv", "rooms.csv"]


@pytest.mark.parametrize("file", FIGURES)
def test_region_data_tells_every_column_of_our_own_region(file: str) -> None:
    columns = (ROOT / "data" / "kulturmetropolen" / file).read_text().partition("\n")[0].strip().split(",")
    row = rows_of_region_data()[file]
    assert [column for column in columns if f"`{column}`" not in row] == []


def test_architecture_draws_the_floors_that_are_checked() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]
    drawing = (ROOT / "docs" / "architecture.md").read_text().split("```")[1]
    drawn = [re.findall(r"[a-z]+", line.split("  " * 3)[0]) for line in drawing.strip().splitlines()]
    assert drawn == [re.findall(r"[a-z]+", layer) for layer in contract["layers"]]


def test_make_explains_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text()
    phony = set(re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split())
    explained = set(re.findall(r"^([a-z]+):.* ## ", makefile, re.MULTILINE))
    assert phony == explained


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_links_lead_somewhere(document: Path) -> None:
    targets = _LINK.findall(document.read_text())
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_decisions_have_a_number_each() -> None:
    numbers = [file.name[:4] for file in sorted((ROOT / "decisions").glob("*.md"))]
    assert len(numbers) == len(set(numbers))
    for file in sorted((ROOT / "decisions").glob("*.md")):
        assert file.read_text().startswith(f"# {int(file.name[:4])} · ")


def test_glossary_names_every_noun_of_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    written = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert written == nouns.document(), "Write it anew: musik nouns > docs/glossary.md"
    call_command("nouns")
    assert capsys.readouterr().out == written
    assert "| Actor | aktør | One actor. Listed with its source until someone claims it. |" in written
