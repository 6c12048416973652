"""An actor's page: what is known with its source, what is not, and how little it costs to make."""

import json
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from musikfaellesskabet.actors.actions import edit_actor, edit_room
from musikfaellesskabet.actors.linked_data import TYPES, linked_data
from musikfaellesskabet.actors.models import Actor, ArtistKit, Kind, KitFile, KitLink, LineupMember, Relation, Room
from musikfaellesskabet.actors.models.source import Citation, citations
from musikfaellesskabet.actors.queries.page import actors_for_page, page_of
from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.region.models import Genre, Stage
from tests.actors.cast import actor, room, seat
from tests.cast import NOW, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_danish() -> Iterator[None]:
    with override("da"):
        yield


def page(slug: str = "huset") -> object:
    return page_of(actors_for_page(NOW).get(slug=slug))


@pytest.mark.usefixtures("kulturmetropolen")
def test_gimle_says_what_is_known_and_what_is_not(client: Client) -> None:
    text = client.get("/aktoerer/gimle/").content.decode()
    shown = page("gimle")
    assert [(room.figure, room.figure_noun) for room in shown.rooms] == [(550, "stående")]
    assert [line.label for line in shown.rooms[0].unknown][:4] == ["Siddende", "Scenens mål", "Lydanlæg", "Lys"]
    assert [line.label for line in shown.known] == ["Hvad det er", "Sted", "Hjemmeside"]
    assert [(tie.words, tie.other.name) for tie in shown.ties] == [("er partner i", "Popkorn Nordic")]
    assert ("Er det jer? Overtag siden" in text, text.count("Ukendt") > 10) == (True, True)


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_actors_page_answers(client: Client, prefix: str) -> None:
    slugs = Actor.objects.values_list("slug", flat=True)
    assert [slug for slug in slugs if client.get(f"{prefix}/aktoerer/{slug}/").status_code != 200] == []


def test_value_of_nought_is_known() -> None:
    room(actor(), capacity_seated=0)
    assert [(one.figure, one.figure_noun) for one in page().rooms] == [(0, "siddende")]


def test_each_source_has_one_number() -> None:
    huset = actor(source="https://a.example/", town="Byen", subkind="hus")
    room(huset, source="https://b.example/", capacity_standing=10, piano="Flygel")
    numbers = [line.notes for line in page().known] + [page().rooms[0].figure_notes, page().rooms[0].known[0].notes]
    assert numbers == [(1,), (1,), (2,), (2,)]


def test_source_is_read_as_addresses_and_words() -> None:
    assert citations("https://www.a.example/x (550 stående) ; https://b.example/") == [
        Citation("https://www.a.example/x", "a.example"),
        Citation("", "550 stående"),
        Citation("https://b.example/", "b.example"),
    ]


def test_relation_is_read_from_both_ends() -> None:
    huset, band = actor(), actor("Bandet", Kind.ARTIST)
    Relation.objects.create(subject=huset, object=band, kind="hosts", starts="2019")
    assert [(tie.words, tie.years) for tie in page("huset").ties] == [("lægger hus til", "2019-")]
    assert [(tie.words, tie.other) for tie in page("bandet").ties] == [("holder til hos", huset)]


def test_neighbours_are_of_the_same_town_and_the_same_kind_first() -> None:
    actor(town="Byen")
    for name, kind, town in (("A", "festival", "Byen"), ("B", "venue", "Byen"), ("C", "venue", "Andetsteds")):
        actor(name, Kind(kind), town=town)
    gone = actor("D", town="Byen")
    Actor.objects.filter(pk=gone.pk).update(merged_into=Actor.objects.get(name="B"))
    assert sorted(name.da for name in page().names["neighbour"]) == ["A", "B"]


@pytest.mark.parametrize("kind", Kind.values)
def test_linked_data_has_its_kind_and_leaves_out_what_is_unknown(kind: str) -> None:
    actor(kind=Kind(kind))
    said = linked_data(page())
    assert (said["@type"], "url" in said) == (TYPES.get(kind, "Organization"), False)


def test_linked_data_cannot_leave_its_block(client: Client) -> None:
    actor(subkind="</script><b>x")
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get("/aktoerer/huset/").content.decode()
    )
    assert [json.loads(block)["description"] for block in blocks] == ["</script><b>x"]


def _full_house(rows: int) -> None:
    """A claimed house with everything a page can show, `rows` of each."""
    huset = actor(town="Byen", subkind="hus")
    seat(huset, person("Astrid"))
    edit_actor(huset, changes={"website": "https://huset.example"}, by=person("Bo"), source="Ringet op", now=NOW)
    for number in range(rows):
        room(huset, name=f"Sal {number}", capacity_standing=number)
        other = actor(f"Nabo {number}", town="Byen")
        Relation.objects.create(subject=huset, object=other, kind="hosts")
        huset.stages.add(Stage.objects.create(slug=f"s{number}", order=number + 1, da="x", en="x"))
        huset.genres.add(Genre.objects.create(slug=f"g{number}", order=number, da="x", en="x"))


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_seven_queries_however_much_it_shows(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _full_house(rows)
    client.get("/aktoerer/nabo-0/")
    shelf.clear()
    with django_assert_num_queries(7):
        client.get("/aktoerer/huset/")


@pytest.mark.parametrize("rows", [1, 3])
def test_artists_page_costs_six_queries_however_full_the_kit(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    band = actor("Bandet", Kind.ARTIST)
    kit = ArtistKit.objects.create(actor=band, bio_da="Vi spiller.")
    for number in range(rows):
        LineupMember.objects.create(kit=kit, stage_name=f"Navn {number}", agreed_on=NOW)
        KitLink.objects.create(kit=kit, title=f"Link {number}", url=f"https://example.org/{number}")
        KitFile.objects.create(kit=kit, title=f"Lyd {number}", kind="media", file=f"offentlig/{number}.mp3")
    client.get("/aktoerer/bandet/")
    shelf.clear()
    with django_assert_num_queries(6):
        client.get("/aktoerer/bandet/")


def test_unknown_name_is_not_found(client: Client) -> None:
    assert client.get("/aktoerer/findes-ikke/").status_code == 404


def test_sheet_of_a_room_nobody_knows_is_still_a_pdf(client: Client) -> None:
    salen = Room.objects.create(actor=actor())
    response = client.get(f"/aktoerer/huset/rum/{salen.pk}/datablad.pdf")
    assert (response["Content-Type"], response.content[:5]) == ("application/pdf", b"%PDF-")


def test_what_an_owner_adds_is_the_actors_word_and_leaves_the_other_sources_alone() -> None:
    house = actor(source="https://avis.example", confidence="high")
    stage = room(house, capacity_standing=550, source="https://avis.example", confidence="high")
    carla = person("Carla")
    seat(house, carla)
    rock = Genre.objects.create(slug="rock", da="Rock")
    changes = {"stage_width_m": 8.5, "stage_depth_m": 6.0}
    edit_room(stage, changes=changes, by=carla, now=NOW)
    edit_actor(house, changes={"genres": [rock]}, by=carla, now=NOW)
    shown = page()
    sources = {subject: bool(note.told_by) for note in shown.notes for subject in note.subjects}
    assert (sources["Scenens mål"], sources["Genrer"], sources["stående"]) == (True, True, False)
    size = next(line for line in shown.rooms[0].known if line.label == "Scenens mål")
    assert (size.value, len(size.notes)) == ("8,5 × 6,0 m", 1)
    told = Client().get("/api/v1/actors/huset").json()
    own_word = {"source": "", "confidence": "high", "checked_on": "2026-11-23", "told_by": "huset"}
    assert told["field_provenance"] == {"genres": own_word}
    assert told["rooms"][0]["field_provenance"] == {"stage_width_m": own_word, "stage_depth_m": own_word}
    assert told["rooms"][0]["provenance"]["source"] == "https://avis.example"


def test_year_a_band_gives_in_its_kit_is_its_own_word() -> None:
    band = actor(kind=Kind.ARTIST)
    ArtistKit.objects.create(actor=band, formed_year=2019)
    assert {subject: bool(note.told_by) for note in page().notes for subject in note.subjects}["Dannet"]
