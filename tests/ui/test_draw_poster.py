"""Posters: the recipe holds for any title, and for every real one."""

from itertools import pairwise, product
from xml.etree import ElementTree

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musikfaellesskabet.front.posters import Wall
from musikfaellesskabet.ui.colours import TOKENS, read_tokens
from musikfaellesskabet.ui.letters import display_width, text_width
from musikfaellesskabet.ui.posters.drawing import file_svg, hex_inks, page_svg
from musikfaellesskabet.ui.posters.patterns import PATTERNS
from musikfaellesskabet.ui.posters.printing import a3_pdf
from musikfaellesskabet.ui.posters.recipe import HEIGHT, WIDTH, Poster, Text, Thing, choose_inks, compose
from musikfaellesskabet.ui.posters.setting import LARGEST_MM, LINE_MM, broken, set_title

titles = st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs", "Pd", "Po"]), min_size=0, max_size=160)
things = st.builds(
    Thing,
    title=titles,
    slug=st.from_regex(r"[a-z0-9-]{1,80}", fullmatch=True),
    stage=st.integers(0, 6),
    genre=st.integers(0, 12),
    place=st.text(max_size=120),
    kind=st.text(max_size=60),
)

# a loaded machine is no fault of the drawing
unhurried = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def extent(line: Text, face: str) -> tuple[float, float]:
    """Where a line begins and ends, in mm from the sheet's left edge."""
    width = (display_width if face == "display" else text_width)(line.words) * line.size
    return (line.x - width, line.x) if line.ends_here else (line.x, line.x + width)


def faults(poster: Poster) -> list[str]:
    """What of a poster's text leaves the sheet, touches other text, or stands on the art."""
    found = []
    for face, lines in (("display", poster.title), ("text", poster.small)):
        for line in lines:
            left, right = extent(line, face)
            top, bottom = line.y - 0.7 * line.size, line.y + 0.2 * line.size
            if left < 0 or right > WIDTH + 0.01 or top < 0 or bottom > HEIGHT:
                found.append(f"«{line.words}» leaves the sheet")
            if bottom > poster.art_top + 0.01 and top < poster.art_top + poster.art_height - 0.01:
                found.append(f"«{line.words}» stands on the art")
    ends = sorted(extent(line, "text") for line in poster.small)
    found += ["small print meets" for one, other in pairwise(ends) if one[1] > other[0]]
    return found


@unhurried
@given(things)
def test_text_of_any_poster_fits_and_keeps_off_the_art(thing: Thing) -> None:
    assert faults(compose(thing)) == []


def test_text_that_does_not_fit_is_seen() -> None:
    poster = compose(Thing("Gimle", "gimle"))
    wide = Text("Gimle" * 3, 12, poster.art_top + 40, LARGEST_MM)
    spoilt = Poster(**{**poster.__dict__, "title": (wide,)})
    assert faults(spoilt) == [f"«{wide.words}» leaves the sheet", f"«{wide.words}» stands on the art"]


@unhurried
@given(things)
def test_four_colours_of_any_poster_differ_in_both_themes(thing: Thing) -> None:
    inks = compose(thing).inks
    for tokens in read_tokens(TOKENS.read_text()).values():
        names = ["poster-paper" if ink == "paper" else f"stage-{ink}" for ink in (inks.ground, inks.second, inks.third)]
        text = "on-stage-5" if inks.ground == "5" else "on-stage"
        assert len({tokens[name].hex for name in [*names, text]}) == 4


@unhurried
@given(things)
def test_same_thing_gives_same_poster(thing: Thing) -> None:
    once = page_svg(compose(thing))
    compose.cache_clear()
    assert page_svg(compose(thing)) == once


@pytest.mark.parametrize("stage", range(1, 6))
def test_stage_gives_the_ground_and_the_figure(stage: int) -> None:
    posters = [compose(Thing("Titel", slug, stage=stage)) for slug in ("en", "to", "tre")]
    assert {(poster.inks.ground, poster.figure) for poster in posters} == {(str(stage), posters[0].figure)}
    assert posters[0].figure not in {compose(Thing("Titel", slug)).figure for slug in map(str, range(60))}


def test_every_genre_has_a_pattern_of_its_own_and_so_has_unknown() -> None:
    drawn = {compose(Thing("Titel", "titel", genre=genre)).pattern for genre in range(len(PATTERNS))}
    assert len(drawn) == len(PATTERNS)


def test_hash_uses_every_pair_of_inks() -> None:
    seeds = product([0], range(5), [0], range(5), range(4))
    grounds = {choose_inks(0, bytes(seed)) for seed in seeds}
    # five grounds; five other inks in order, save the blue, whose text is as white as the paper: 4 × 5 × 4 + 4 × 3
    assert len(grounds) == 92


@unhurried
@given(titles, st.floats(min_value=40, max_value=258))
def test_set_title_fills_but_never_passes_its_field(title: str, height: float) -> None:
    setting = set_title(title, height)
    assert max(display_width(line) for line in setting.lines) * setting.size <= LINE_MM + 0.01
    assert setting.height <= height + 0.01


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Musikfællesskabet", ["Musikfæl-", "lesskabet"]),
        ("Fælles\u00adspillestedet", ["Fælles-", "spillestedet"]),
        ("Ung-til-ung", ["Ung-", "til-ung"]),
        ("Rock", ["Rock"]),
    ],
)
def test_long_word_breaks_where_a_syllable_begins(word: str, pieces: list[str]) -> None:
    assert broken(word) == pieces


@pytest.mark.usefixtures("kulturmetropolen")
def test_every_real_thing_has_a_poster_that_can_be_read() -> None:
    posters = [compose(hung.thing) for hung in Wall()]
    assert len(posters) > 100
    assert {poster.thing.title: faults(poster) for poster in posters if faults(poster)} == {}
    assert [poster.thing.title for poster in posters if poster.title[0].size < 16] == []


def test_file_needs_no_font_and_no_style_sheet() -> None:
    poster = compose(Thing("Rock <ved> Ruinen & co", "rock", stage=3, genre=1, place="Gilleleje", kind="Festival"))
    svg = ElementTree.fromstring(file_svg(poster))  # noqa: S314  our own drawing
    names = [element.tag.rpartition("}")[2] for element in svg.iter()]
    assert svg[0].text == "Rock <ved> Ruinen & co, Gilleleje"
    assert {"text", "style", "image", "use"} & set(names) == set()
    assert hex_inks(poster)[0] == svg[1].get("fill")


def test_sheet_is_one_tagged_page_that_says_its_title() -> None:
    poster = compose(Thing('Titel med "citat" #og tegn', "citat", stage=5, place="Køge", kind="Metode"))
    sheet = a3_pdf(poster, language="da")
    assert sheet.startswith(b"%PDF-")
    assert sheet == a3_pdf(poster, language="da")
    assert (b"/MarkInfo" in sheet, b"pdfuaid" in sheet) == (True, True)


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/plakater/aktoerer/gimle.svg", "image/svg+xml", "gimle.svg"),
        ("/plakater/metoder/urban-grrls.pdf", "application/pdf", "urban-grrls-a3.pdf"),
        ("/en/plakater/metoder/urban-grrls.svg", "image/svg+xml", "urban-grrls.svg"),
    ],
)
def test_poster_is_taken_away_as_a_file(client: Client, path: str, kind: str, name: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["Content-Type"]) == (200, kind)
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize("path", ["/plakater/aktoerer/findes-ikke.svg", "/plakater/andre/gimle.pdf"])
def test_poster_of_nothing_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
