"""The design system's promises: contrast, tokens, layers, components on the pattern page."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from fontTools.ttLib import TTFont

from musikfaellesskabet.ui.assets import FIRST, OURS, style_files
from musikfaellesskabet.ui.colours import TOKENS, Colour, plain_rules, read_tokens
from musikfaellesskabet.ui.letters import DISPLAY, TEXT

THEMES = read_tokens(TOKENS.read_text())
STAGES = [f"stage-{number}" for number in range(1, 5)]
READ = [
    *[(ink, ground) for ink in ("ink", "ink-2", "stop", "go") for ground in ("paper", "paper-2")],
    *[("on-stage", stage) for stage in STAGES],
    ("on-stage-5", "stage-5"),
    ("on-block", "block"),
    ("on-block-2", "block"),
]
SEEN = [("focus", "paper"), ("focus", "paper-2")]
RAW = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|lab|lch|light-dark)\(|(?<![\w.])\d*\.?\d+px\b")
LAYERS = {"reset", "tokens", "base", "layout", "components", "pages", "utilities"}
COMPONENTS = sorted((OURS.parent / "templates/ui/components").glob("*.html"))
PATTERN_PAGE = [OURS.parent / "templates/ui/patterns.html", *sorted((OURS.parent / "templates/ui/patterns").glob("*"))]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_can_be_read_on_its_ground(theme: str, ink: str, ground: str) -> None:
    assert THEMES[theme][ink].contrast(THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), SEEN)
def test_focus_can_be_seen_on_its_ground(theme: str, ink: str, ground: str) -> None:
    assert THEMES[theme][ink].contrast(THEMES[theme][ground]) >= 3.0


def test_stages_fall_in_lightness_by_day() -> None:
    lightness = [THEMES["light"][f"stage-{number}"].lightness for number in range(1, 6)]
    assert lightness == sorted(lightness, reverse=True)


def test_contrast_is_that_of_wcag() -> None:
    assert Colour(1, 0, 0).contrast(Colour(0, 0, 0)) == pytest.approx(21, abs=0.01)
    assert Colour(0.6279, 0.2577, 29.23).hex == "#ff0000"


def test_older_browsers_get_every_token_in_plain_words() -> None:
    rules = plain_rules(TOKENS.read_text())
    assert [name for name in THEMES["light"] if rules.count(f"--{name}: #") != 3] == []


def raw_values(css: str) -> list[str]:
    return RAW.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


def test_no_raw_colour_or_pixel_outside_tokens() -> None:
    tokens = {OURS / "colours.css", OURS / "measures.css"}
    found = {file.name: raw_values(file.read_text()) for file in style_files() if file not in tokens}
    assert {name: values for name, values in found.items() if values} == {}


def test_raw_values_are_seen() -> None:
    assert raw_values("a { color: #fff; margin: -3px 0.5px; fill: rgb(0 0 0) } /* 4px */") == [
        "#fff",
        "3px",
        "0.5px",
        "rgb(",
    ]


def test_each_file_is_one_block_in_one_layer() -> None:
    named = {file.name: set(re.findall(r"@layer (\w+) \{", file.read_text())) for file in style_files()}
    several = {name: layers for name, layers in named.items() if len(layers) != 1 or not layers <= LAYERS}
    assert several == {"layers.css": set(), "fonts.css": set()}


def test_style_sheet_is_joined_in_its_order_with_every_subjects_own() -> None:
    files = style_files()
    assert [file.stem for file in files[: len(FIRST)]] == FIRST
    assert len(files) == len(set(files)) == len(list(OURS.parent.parent.glob("*/css/*.css")))


def test_utilities_are_a_closed_list() -> None:
    classes = set(re.findall(r"\.([a-z-]+)", (OURS / "utilities.css").read_text()))
    assert sorted(classes) == [
        "cluster",
        "lead",
        "meta",
        "numeral",
        "scroller",
        "soft",
        "stack",
        "visually-hidden",
    ]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda file: file.stem)
def test_component_says_its_inputs_and_stands_on_the_pattern_page(component: Path) -> None:
    assert re.match(r"\{# .+ #\}\n", component.read_text())
    used = "".join(file.read_text() for file in [*PATTERN_PAGE, *COMPONENTS])
    assert re.search(rf"<c-{component.stem}[\s>]", used) is not None


def test_components_know_no_subject() -> None:
    subjects = re.compile(r"\b(?:actor|practice|venue|municipality|stage\.|genre)\b")
    assert {
        file.stem: subjects.findall(file.read_text()) for file in COMPONENTS if subjects.search(file.read_text())
    } == {}


@pytest.mark.parametrize(
    ("face", "widths"), [("bricolage-display.ttf", DISPLAY), ("schibsted-text.ttf", TEXT)], ids=["display", "text"]
)
def test_letters_are_never_wider_than_we_say(face: str, widths: dict[str, int]) -> None:
    font = TTFont(settings.VAR_DIR / "print" / face)
    glyphs, unit = font.getBestCmap(), font["head"].unitsPerEm
    wider = {
        letter: font["hmtx"][glyphs[ord(letter)]][0] * 1000 / unit
        for letter in widths
        if ord(letter) in glyphs and font["hmtx"][glyphs[ord(letter)]][0] * 1000 / unit > widths[letter] + 0.5
    }
    assert wider == {}
    assert {chr(code) for code in glyphs if code > 0x1F} - set(widths) - {"\u00ad"} == set()


@pytest.mark.usefixtures("kulturmetropolen")
def test_first_visit_is_light(client: Client) -> None:
    assets = settings.VAR_DIR / "assets"
    page = len(gzip.compress(client.get("/").content, 6))
    style = len(gzip.compress((assets / "ui/site.css").read_bytes(), 6))
    fonts = sum(file.stat().st_size for file in (assets / "fonts").glob("*.woff2"))
    scripts = sum(len(gzip.compress(file.read_bytes(), 6)) for file in OURS.parent.parent.glob("*/static/*/*.js"))
    assert page + style + fonts + scripts <= 100_000


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize("path", ["/", "/plakater/", "/moenstre/", "/findes-ikke/"])
def test_anonymous_page_sets_no_cookie(client: Client, path: str) -> None:
    response = client.get(path)
    assert dict(response.cookies) == {}
