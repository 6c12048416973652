"""An actor counts needs: by a form, by a file with a preview; and whoever takes no care of it counts nothing."""

import io
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from musikfaellesskabet.actors.access import Role, Standing, rights_of
from musikfaellesskabet.actors.joints import movers
from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.needs.access import POLICY, Verb, actor_to_count_for
from musikfaellesskabet.needs.actions import count_needs
from musikfaellesskabet.needs.actions.refusals import NotSoMany, TooManyCounts
from musikfaellesskabet.needs.models import Need
from musikfaellesskabet.needs.tabular import MOST_BYTES, UnreadableFile, read_lines
from musikfaellesskabet.needs.told import Counted
from musikfaellesskabet.people.models import User
from tests.actors.cast import actor, seat, verbs
from tests.actors.test_policy import someone
from tests.cast import NOW, person, sign_in
from tests.needs.cast import home, town, wish
from tests.offers.cast import stage

pytestmark = pytest.mark.django_db
PAGE = "/aktoerer/skolen/behov/"
HEAD = "hvad;sted;alder;antal;trin;genre;for hvem;minutter;transport;hvornår\n"
GIRLS = "Skrive sange;Nordhavn;13-14 år;4;Trin 2;;For piger og kvinder;45;på cykel;Hverdage om aftenen+Lørdage\n"


@pytest.fixture
def astrid() -> User:
    return person("Astrid")


@pytest.fixture
def skolen(astrid: User) -> Actor:
    town()
    stage()
    school = actor("Skolen", Kind.MUSIC_SCHOOL)
    seat(school, astrid)
    return school


@pytest.fixture
def browser(client: Client, skolen: Actor, astrid: User) -> Client:
    return sign_in(client, astrid)


def sent(browser: Client, content: bytes | str, name: str = "behov.csv") -> tuple[int, str]:
    content = content.encode() if isinstance(content, str) else content
    answer = browser.post(PAGE + "fil/", {"file": SimpleUploadedFile(name, content)})
    return answer.status_code, answer.content.decode()


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def workbook(rows: list[list[object]]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_four_girls_are_counted_by_the_form(browser: Client, skolen: Actor) -> None:
    told = {"theme": "write", "place": "Storby", "age_group": "13_14", "persons": "4", "group_wish": "girls"}
    assert browser.post(PAGE, told).headers["Location"] == PAGE
    need = Need.objects.get()
    assert (need.actor, need.persons, need.theme, need.group_wish) == (skolen, 4, "write", "girls")
    assert ("Skrive sange" in browser.get(PAGE).content.decode(), verbs()) == (True, ["needs-counted"])


@pytest.mark.parametrize("persons", ["0", "501", "", "x"])
def test_impossible_number_is_refused(browser: Client, persons: str) -> None:
    told = {"theme": "write", "place": "Storby", "age_group": "13_14", "persons": persons}
    assert (browser.post(PAGE, told).status_code, Need.objects.count()) == (422, 0)


@pytest.mark.parametrize("form", ["csv", "xlsx", "windows"])
def test_file_is_previewed_and_then_kept(browser: Client, form: str) -> None:
    lines = HEAD + GIRLS + "Synge;Storby;65 år eller mere;12;;;;;;\n"
    content = {
        "csv": lines.encode(),
        "windows": lines.encode("cp1252"),
        "xlsx": workbook([line.split(";") for line in lines.splitlines()]),
    }[form]
    status, page = sent(browser, content, f"behov.{form}")
    assert (status, "2 linjer kan tælles med." in page, "16 personer" in page) == (200, True, True)
    assert Need.objects.count() == 0
    kept = {"lines": hidden(page, "lines"), "once": hidden(page, "once"), "replace": "on"}
    for _ in range(2):  # sent twice, kept once
        assert browser.post(PAGE + "gem/", kept).headers["Location"] == PAGE
    girls, singers = Need.objects.order_by("persons")
    assert (girls.persons, girls.town, girls.age_group, girls.minutes, girls.mode) == (
        4,
        town(),
        "13_14",
        45,
        "bicycle",
    )
    assert (girls.stage, [time.value for time in girls.times]) == (stage(), ["evenings", "saturdays"])
    assert (singers.persons, singers.town, singers.group_wish) == (12, None, "anyone")


def test_each_wrong_line_is_named_with_what_is_wrong(browser: Client) -> None:
    wrong = "Flyve;Paris;13-14 år;0;;;;;;\n\n;Storby;;4;;;;20;;\n"
    status, page = sent(browser, HEAD + GIRLS + wrong)
    assert status == 200
    rows = re.findall(r'<tr><th scope="row" data-kind="number">(\d+)</th><td>([^<]*)</td></tr>', page)
    assert rows == [
        (
            "3",
            "Hvad: «Flyve» kender vi ikke. Sted: «Paris» kender vi ikke. Skriv kommunen i stedet. "
            "Antal: skriv et helt tal fra 1 til 500.",
        ),
        ("5", "Hvad mangler. Alder mangler. Minutter: «20» kender vi ikke."),
    ]
    assert "1 linje kan tælles med." in page


def test_same_file_again_takes_the_place_of_the_first(browser: Client) -> None:
    for replace in ({"replace": "on"}, {"replace": "on"}, {}):
        browser.post(PAGE + "gem/", {"lines": HEAD + GIRLS} | replace)
    assert Need.objects.count() == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"x" * (MOST_BYTES + 1), (HEAD + GIRLS * 1001).encode()])
def test_file_that_is_none_is_refused_in_words(browser: Client, content: bytes) -> None:
    status, page = sent(browser, content)
    assert (status, 'class="field__error"' in page, Need.objects.count()) == (422, True, 0)
    with pytest.raises(UnreadableFile):
        read_lines(content)


def test_workbook_that_unpacks_to_very_much_is_refused() -> None:
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 21_000_000)
    assert len(file.getvalue()) < MOST_BYTES
    with pytest.raises(UnreadableFile):
        read_lines(file.getvalue())


def test_lines_that_were_changed_on_the_way_meet_the_same_rules(browser: Client) -> None:
    browser.post(PAGE + "gem/", {"lines": HEAD + GIRLS.replace(";4;", ";9999;")})
    assert Need.objects.count() == 0


def test_template_is_read_by_the_import(browser: Client) -> None:
    lines = read_lines(browser.get(PAGE + "skabelon.csv").content)
    assert [(line.number, line.cells["hvad"], line.cells["antal"]) for line in lines] == [(2, "Skrive sange", "4")]


def test_reading_a_file_asks_the_same_however_long_it_is(browser: Client) -> None:
    asked = []
    for times in (1, 30):
        with CaptureQueriesContext(connection) as captured:
            sent(browser, HEAD + GIRLS * times)
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_actor_has_so_many_lines_and_no_more(skolen: Actor, astrid: User) -> None:
    counts = [Counted(wish(), 1)] * 999
    count_needs(skolen, counts, by=astrid, now=NOW)
    count_needs(skolen, counts[:1], by=astrid, now=NOW)
    with pytest.raises(TooManyCounts):
        count_needs(skolen, counts[:1], by=astrid, now=NOW)
    count_needs(skolen, counts, replace=True, by=astrid, now=NOW)
    for persons in (0, 501):
        with pytest.raises(NotSoMany):
            count_needs(skolen, [Counted(wish(), persons)], by=astrid, now=NOW)


def test_count_is_taken_out_again_and_anothers_is_not(browser: Client, skolen: Actor, astrid: User) -> None:
    (mine,) = count_needs(skolen, [Counted(wish(), 4)], by=astrid, now=NOW)
    (other,) = count_needs(actor("Klubben"), [Counted(wish(), 4)], by=astrid, now=NOW)
    assert browser.post(f"{PAGE}{other.pk}/fjern/").status_code == 404
    assert browser.post(f"{PAGE}{mine.pk}/fjern/").status_code == 302
    assert list(Need.objects.all()) == [other]


def test_merging_moves_what_was_counted(skolen: Actor, astrid: User) -> None:
    (need,) = count_needs(skolen, [Counted(wish(), 4)], by=astrid, now=NOW)
    keep = actor("Klubben")
    for move in movers():
        move(keep, skolen)
    need.refresh_from_db()
    assert need.actor == keep


def test_counted_need_has_no_page_of_its_own(client: Client, skolen: Actor, astrid: User) -> None:
    (need,) = count_needs(skolen, [Counted(wish(), 4)], by=astrid, now=NOW)
    assert client.get(need.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_every_cell_holds_at_its_door(role: Role) -> None:
    home()
    huset = actor()
    user = someone(role, huset)
    standing = rights_of(user, huset, NOW).standing
    assert standing in Standing
    if role in POLICY[Verb.COUNT, standing]:
        assert actor_to_count_for(user, huset.slug) == huset
    else:
        with pytest.raises(PermissionDenied):
            actor_to_count_for(user, huset.slug)
