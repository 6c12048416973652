"""`musik region load`: the real files, twice; rows that cannot be read; rows that people have changed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from musikfaellesskabet.actors.actions import edit_actor
from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.freshness import generation
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.region.loading import Outcome, load
from musikfaellesskabet.region.models import ImportConflict, Membership, Municipality, Stage
from tests.cast import NOW, person

REAL = settings.BASE_DIR / "data" / "kulturmetropolen"
ISLES = settings.BASE_DIR / "tests" / "data" / "oerne"
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def isles(db: None, tmp_path: Path) -> Path:
    """A copy of the invented region, to be changed."""
    return shutil.copytree(ISLES, tmp_path / "oerne")


@pytest.fixture
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace text in one of the region's files; the text must be there."""
    before = (folder / file).read_text()
    assert old in before
    (folder / file).write_text(before.replace(old, new))


def refusals(outcome: Outcome) -> list[str]:
    return [str(problem) for problem in outcome.refused]


def test_real_region_loads_without_a_refusal(kulturmetropolen: Outcome) -> None:
    assert (kulturmetropolen.refused, kulturmetropolen.warnings, kulturmetropolen.gone) == ([], [], [])
    kinds = [Actor.objects.filter(kind=kind).count() for kind in ("venue", "music_school", "festival", "network")]
    assert (kinds, Practice.objects.count(), Membership.objects.count()) == ([34, 14, 27, 43], 36, 42)


@pytest.mark.usefixtures("kulturmetropolen")
def test_second_load_writes_nothing() -> None:
    before = generation()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        again = load(REAL)
    writes = [query["sql"] for query in captured if query["sql"].startswith(WRITES)]
    assert (again.created, again.updated, again.conflicts, writes, generation()) == (0, 0, [], [], before)


def test_first_load_is_seen_to_write(isles: Path) -> None:
    with CaptureQueriesContext(connection) as captured:
        load(isles)
    assert any(query["sql"].startswith(WRITES) for query in captured)


@pytest.mark.usefixtures("kulturmetropolen")
def test_row_is_found_by_the_files_name_when_people_have_given_it_another() -> None:
    for slug in ("gimle", "dansk-live"):
        owned = Actor.objects.get(slug=slug)
        edit_actor(owned, changes={"name": f"{owned.name} af i dag"}, by=person(f"Ejer-{slug}"), now=NOW)
    Actor.objects.create(kind="venue", name="Gimle", slug="gimle-ny", sort_name="gimle")
    again = load(REAL)
    assert (again.refused, again.gone, again.created, again.updated) == ([], [], 0, 0)
    assert not Actor.objects.get(slug="gimle-ny").practices.exists()


@pytest.mark.usefixtures("kulturmetropolen")
def test_membership_keeps_likely_and_unknown() -> None:
    statuses = dict(Membership.objects.filter(period__slug="2020-2023").values_list("municipality__name", "status"))
    assert (statuses["Roskilde"], statuses["Stevns"]) == ("likely", "unknown")


def test_changed_row_updates(isles: Path) -> None:
    load(isles)
    edit(isles, "municipalities.csv", "1200,2024", "1300,2025")
    again = load(isles)
    assert (again.created, again.updated, Municipality.objects.get(code="9901").population) == (0, 1, 1300)


def test_changed_links_update(isles: Path) -> None:
    load(isles)
    edit(isles, "practices.csv", ",fiskere,strand,", ",fiskere,strand;havn,")
    again = load(isles)
    assert (again.updated, list(Practice.objects.get().stages.values_list("slug", flat=True))) == (
        1,
        ["strand", "havn"],
    )


def test_row_edited_here_is_kept_when_the_file_is_as_before(isles: Path) -> None:
    load(isles)
    Stage.objects.filter(slug="havn").update(da="Lystbådehavn")
    again = load(isles)
    assert (again.updated, again.conflicts, Stage.objects.get(slug="havn").da) == (0, [], "Lystbådehavn")


def test_row_edited_on_both_sides_is_kept_and_listed_until_decided(isles: Path) -> None:
    load(isles)
    Stage.objects.filter(slug="havn").update(da="Lystbådehavn")
    edit(isles, "stages.csv", "havn,2,Havn,Harbour", "havn,2,Fiskerihavn,Fishing harbour")
    for _ in range(2):
        again = load(isles)
        assert [(one.key, one.name, one.ours, one.theirs) for one in again.conflicts] == [
            ("Stage:havn", "da", "Lystbådehavn", "Fiskerihavn")
        ]
    stage = Stage.objects.get(slug="havn")
    assert (stage.da, stage.en, ImportConflict.objects.count()) == ("Lystbådehavn", "Fishing harbour", 1)


def test_load_writes_only_what_the_file_changed(isles: Path) -> None:
    load(isles)
    edit(isles, "stages.csv", "havn,2,Havn,Harbour", "havn,2,Fiskerihavn,Harbour")
    with CaptureQueriesContext(connection) as captured:
        load(isles)
    [update] = [query["sql"] for query in captured if query["sql"].startswith('UPDATE "region_stage"')]
    assert ('"da" =' in update, '"imported" =' in update, '"en" =' in update) == (True, True, False)


def test_conflict_that_is_no_more_is_dropped(isles: Path) -> None:
    load(isles)
    Stage.objects.filter(slug="havn").update(da="Lystbådehavn")
    edit(isles, "stages.csv", "Havn,Harbour", "Fiskerihavn,Harbour")
    load(isles)
    edit(isles, "stages.csv", "Fiskerihavn,Harbour", "Lystbådehavn,Harbour")
    assert (load(isles).conflicts, ImportConflict.objects.count()) == ([], 0)


def test_row_gone_from_the_file_is_listed_and_left(isles: Path) -> None:
    load(isles)
    edit(isles, "stages.csv", "havn,2,Havn,Harbour,Du spiller for andre.,You play for others.\n", "")
    assert (load(isles).gone, Stage.objects.count()) == (["Stage:havn"], 3)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("municipalities.csv", "1200,", "mange,", "municipalities.csv, line 2, population: “mange” is not a number"),
        (
            "municipalities.csv",
            "1200,",
            "1.5,",
            "municipalities.csv, line 2, population: “1.5” is not a whole number of 0 or more",
        ),
        (
            "periods.csv",
            "2022-01-01",
            "1/1 2022",
            "periods.csv, line 2, starts: “1/1 2022” is not a date like 2026-12-31",
        ),
        ("stages.csv", "havn,2,Havn", "havn,2,", "stages.csv, line 3, da: the cell is empty, but every row needs it"),
        (
            "stages.csv",
            "havn,2,Havn",
            f"havn,2,{'x' * 81}",
            "stages.csv, line 3, da: Ensure this value has at most 80 characters (it has 81).",
        ),
        (
            "stages.csv",
            "havn,2",
            "strand,2",
            "stages.csv, line 3: the row says the same as line 2",
        ),
        (
            "stages.csv",
            "havn,2,Havn",
            "havn,2,Havn,og mere",
            "stages.csv, line 3: the row has 7 cells, but the file has 6 columns",
        ),
        ("venues.csv", "https://boelge", "ht tp:boelge", "venues.csv, line 2, website: Enter a valid URL."),
        (
            "venues.csv",
            "9902,Skalby",
            "9999,Skalby",
            "venues.csv, line 3, municipality_code: there is no municipality with code 9999",
        ),
        (
            "memberships.csv",
            "likely",
            "måske",
            "memberships.csv, line 3, status: “måske” is not one of the words: yes, likely, unknown, no",
        ),
        (
            "stages.csv",
            "havn,2,Havn",
            'havn,2,"Ha"vn',
            "stages.csv, line 3: the row is not valid CSV (',' expected after '\"')",
        ),
    ],
)
@pytest.mark.usefixtures("_english")
def test_bad_row_is_refused_with_its_place_and_the_rest_is_loaded(
    isles: Path, file: str, old: str, new: str, expected: str
) -> None:
    edit(isles, file, old, new)
    outcome = load(isles)
    assert expected in refusals(outcome)
    assert Stage.objects.filter(slug="aabent-hav").exists()


def test_reasons_are_danish_for_danes(isles: Path) -> None:
    edit(isles, "municipalities.csv", "1200,", "mange,")
    assert refusals(load(isles))[0] == "municipalities.csv, linje 2, population: «mange» er ikke et tal"


@pytest.mark.parametrize(
    ("language", "reasons"),
    [
        (
            "da",
            [
                "rooms.csv, linje 2, actor: «Ukendt hus» er ikke en aktør, vi kender",
                "practices.csv, linje 2, stages: «ukendt» er ikke et ord, vi kender",
                "relations.csv, linje 2, starts: «i fjor» er ikke et år, en måned eller en dag "
                "(2019, 2019-05, 2019-05-31)",
            ],
        ),
        (
            "en",
            [
                "rooms.csv, line 2, actor: “Ukendt hus” is not an actor that we know",
                "practices.csv, line 2, stages: “ukendt” is not a word that we know",
                "relations.csv, line 2, starts: “i fjor” is not a year, a month or a day (2019, 2019-05, 2019-05-31)",
            ],
        ),
    ],
)
def test_subjects_above_give_their_reasons_in_the_same_language(isles: Path, language: str, reasons: list[str]) -> None:
    edit(isles, "rooms.csv", "Bølgebryderen,Dækket", "Ukendt hus,Dækket")
    edit(isles, "practices.csv", ",strand,", ",ukendt,")
    relation = "Øernes Musikskole,runs,Bølgebryderen,i fjor"
    (isles / "relations.csv").write_text(f"subject,kind,object,starts\n{relation}\n")
    with translation.override(language):
        assert sorted(refusals(load(isles))) == sorted(reasons)


@pytest.mark.usefixtures("_english")
def test_broken_letter_costs_its_row_only(isles: Path) -> None:
    content = (isles / "stages.csv").read_bytes().replace("Åbent hav".encode(), "Åbent hav".encode("latin-1"))
    (isles / "stages.csv").write_bytes(content)
    assert refusals(load(isles)) == ["stages.csv, line 4, da: there are characters that are not UTF-8"]
    assert Stage.objects.count() == 2


@pytest.mark.usefixtures("_english")
def test_missing_column_is_told_once(isles: Path) -> None:
    edit(isles, "stages.csv", "slug,order,da", "slug,order,dansk")
    assert refusals(load(isles))[0] == "stages.csv, line 1, da: the column is not in the file"
    assert [problem.file for problem in load(isles).refused].count("stages.csv") == 1


@pytest.mark.usefixtures("_english")
def test_unread_columns_and_files_are_warned_of(isles: Path) -> None:
    edit(isles, "stages.csv", "definition_en", "definition_de")
    (isles / "venue.csv").write_text("name\n")
    assert [str(one) for one in load(isles).warnings if one.file in {"stages.csv", "venue.csv"}] == [
        "stages.csv, line 1, definition_de: the column is not read",
        "venue.csv, line 1: the file is not read; is its name right?",
    ]


def test_command_exits_with_1_when_a_row_was_refused(isles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(isles, "municipalities.csv", "1200,", "mange,")
    with pytest.raises(SystemExit) as stopped:
        call_command("region", "load", str(isles), "--language", "en")
    lines = capsys.readouterr().err.splitlines()
    assert (stopped.value.code, lines[0]) == (
        1,
        "refused: municipalities.csv, line 2, population: “mange” is not a number",
    )


def test_a_load_needs_few_queries_per_row(isles: Path) -> None:
    load(isles)
    with CaptureQueriesContext(connection) as captured:
        load(isles)
    rows = sum(len(file.read_text().splitlines()) - 1 for file in isles.glob("*.csv"))
    assert (rows, len(captured) < 3 * rows) == (29, True)
