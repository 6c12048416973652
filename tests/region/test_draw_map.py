"""The drawn map: names never collide, far marks never blow it up, land is the coast or the operator's own file."""

import json
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from musikfaellesskabet.region.chart import Mark, draw_map, outside
from musikfaellesskabet.region.coast import land_from_topology
from musikfaellesskabet.region.geometry import Box, Sheet, box_around, clip, simplify
from musikfaellesskabet.region.labels import Dot, Label, place_labels, spread
from musikfaellesskabet.region.maps import region_map

BOX = Box(11.5, 55.0, 12.5, 56.0)
dots = st.builds(Dot, st.floats(10, 430), st.floats(10, 590), st.floats(8, 26))
named = st.lists(st.tuples(st.text("abcdefæøåWM -", min_size=1, max_size=20), dots), max_size=25)


@profile(max_examples=60, deadline=None)
@given(named)
def test_names_never_lie_on_each_other_or_on_a_mark(pairs: list[tuple[str, Dot]]) -> None:
    names, places = [name for name, _ in pairs], [dot for _, dot in pairs]
    labels = [label for label in place_labels(names, places, width=440, height=600) if label]
    meetings = [(a, b) for i, a in enumerate(labels) for b in labels[:i] if a.meets(b)]
    covered = [(label, dot) for label in labels for dot in places if label.covers(dot)]
    assert (meetings, covered) == ([], [])


def test_names_that_would_collide_are_seen_to_collide() -> None:
    one, other = Label("Vestby", 10, 10, 40), Label("Østby", 30, 20, 40)
    assert (one.meets(other), one.covers(Dot(52, 19, 5))) == (True, True)


def test_crowded_names_are_led_to_their_marks() -> None:
    crowd = [Dot(200 + 22 * (i % 3), 300 + 22 * (i // 3), 10) for i in range(9)]
    labels = place_labels([f"Kommune {i}" for i in range(9)], crowd, width=440, height=600)
    assert [label is not None for label in labels] == [True] * 9
    assert any(label and label.led for label in labels)


@profile(max_examples=60, deadline=None)
@given(st.lists(st.builds(Dot, st.floats(0, 440), st.floats(0, 600), st.just(9.0)), max_size=12))
def test_marks_stay_on_the_sheet(crowd: list[Dot]) -> None:
    moved = spread(crowd, 440, 600)
    assert all(9 <= dot.x <= 431 and 9 <= dot.y <= 591 for dot in moved)


def test_marks_at_one_place_are_moved_apart() -> None:
    a, b = spread([Dot(100, 100, 9), Dot(100, 100, 9)], 440, 600)
    assert round(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5) == 19


def test_mark_far_away_is_named_beside_the_map_and_not_on_it() -> None:
    near, far = Mark("Nærby", 55.5, 12.0, 3, "/n/"), Mark("Fjernby", 57.0, 10.0)
    svg = draw_map([near, far], bounds=BOX, land=[], title="Kort")
    assert (svg.count("map__dot"), "Fjernby" in svg, outside([near, far], BOX)) == (1, False, [far])


def test_text_from_data_is_escaped() -> None:
    svg = draw_map([Mark("<b>&", 55.5, 12.0, 1, '/"x')], bounds=BOX, land=[], title="<script>")
    assert ("<b>" in svg, "<script>" in svg, 'href="/"x' in svg) == (False, False, False)


def test_box_around_one_place_is_as_large_as_its_margin() -> None:
    width, height = box_around([(12.0, 55.5)], margin_km=8).size_km
    assert (round(width, 1), round(height, 1)) == (16.0, 16.0)


@given(st.lists(st.tuples(st.floats(8, 15), st.floats(54.5, 57.5)), min_size=1, max_size=10))
def test_box_holds_its_places_and_fits_a_sheet(spots: list[tuple[float, float]]) -> None:
    box = box_around(spots)
    assert all(box.holds(*spot) for spot in spots)
    assert 0.85 < Sheet(box).height / 440 < 1.7


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(-50, 150)), min_size=3, max_size=20))
def test_clipped_ring_lies_within(ring: list[tuple[float, float]]) -> None:
    assert all(-1e-6 <= x <= 100 + 1e-6 and -1e-6 <= y <= 100 + 1e-6 for x, y in clip(ring, (0, 0), (100, 100)))


def test_simplify_drops_what_lies_on_the_line() -> None:
    assert simplify([(0, 0), (1, 0.1), (2, 0), (2, 5)], 0.5) == [(0, 0), (2, 0), (2, 5)]


def test_topology_is_decoded_with_backward_arcs() -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [9, 55]},
        "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]],
        "objects": {"land": {"geometries": [{"type": "Polygon", "arcs": [[0, -2]]}]}},
    }
    assert set(land_from_topology(topology)[0]) == {(9.0, 55.0), (11.0, 55.0), (11.0, 57.0), (9.0, 57.0)}


@pytest.mark.usefixtures("kulturmetropolen")
def test_without_boundaries_the_map_calls_itself_schematic(settings: LazySettings) -> None:
    settings.BOUNDARY_FILE = ""
    drawn = region_map([], "Kort")
    assert drawn is not None
    assert drawn.label.split(":")[0] == "Skematisk kort"


@pytest.mark.usefixtures("kulturmetropolen")
def test_operators_boundaries_are_drawn_with_their_file_named(settings: LazySettings, tmp_path: Path) -> None:
    square = [[[12.0, 55.5], [12.4, 55.5], [12.4, 55.8], [12.0, 55.8], [12.0, 55.5]]]
    shape = {"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Polygon", "coordinates": square}}
    file = tmp_path / "graenser.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [shape]}))
    settings.BOUNDARY_FILE = str(file)
    drawn = region_map([], "Kort")
    assert drawn is not None
    assert (drawn.label, "map__land--border" in drawn.svg) == ("Kommunegrænser fra filen graenser.geojson.", True)


@pytest.mark.usefixtures("kulturmetropolen")
def test_scripts_get_the_same_land_as_json(client: Client) -> None:
    response = client.get("/kort/land.json")
    body = json.loads(response.content)
    assert (response.status_code, response["Content-Type"], len(body["bbox"])) == (200, "application/geo+json", 4)
    assert client.get("/kort/land.json", HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304
