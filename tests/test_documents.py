"""What documents say is true: settings, commands, floors, links, decisions."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

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
