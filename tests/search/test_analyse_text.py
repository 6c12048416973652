"""Words out of texts: base forms, compounds, spellings and numbers. No database."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musikfaellesskabet.search import lexicon as lexicons
from musikfaellesskabet.search.analyser import Analyser, english_stem, fold, tokens
from musikfaellesskabet.search.compounds import Splitter
from musikfaellesskabet.search.highlight import mark, plain, snippet
from musikfaellesskabet.search.lexicon import Lexicon
from musikfaellesskabet.search.measures import Measure, read_measure
from musikfaellesskabet.search.spelling import deletions, distance, sound_of, stems


@pytest.mark.parametrize(
    ("form", "bases"),
    [
        ("øvelokalerne", ("øvelokale",)),
        ("sang", ("sang", "synge")),
        ("kommunernes", ("kommune",)),
        ("åbnede", ("åbne",)),
        ("gimle", ()),
        ("", ()),
    ],
)
def test_dictionary_knows_base_forms(lexicon: Lexicon, form: str, bases: tuple[str, ...]) -> None:
    assert lexicon.bases(form) == bases


def test_dictionary_finds_every_line_of_its_file(tmp_path: Path) -> None:
    pairs = {"bil": "bil", "biler": "bil", "å": "å", "øl": "øl", "X": "x", "a-b": "a", "ål": "ål"}
    assert lexicons.write(pairs, tmp_path / "words.txt") == 5
    small = Lexicon(tmp_path / "words.txt")
    assert {form: small.bases(form) for form in pairs} == {
        "bil": ("bil",), "biler": ("bil",), "å": ("å",), "øl": ("øl",), "X": (), "a-b": (), "ål": ("ål",),
    }  # fmt: skip


COMPOUNDS = {
    "musikskole": "musik skole",
    "musikskolerne": "musik skole",
    "øvelokaler": "øve lokale",
    "sangskrivningscamp": "sangskrivning camp",
    "bookingagenter": "booking agent",
    "talentlinje": "talent linje",
    "gårdkoncerter": "gård koncert",
    "spillested": "spille sted",
    "kulturhuset": "kultur hus",
    "vækstlagsfestival": "vækstlag festival",
    "ungdomskulturhus": "ungdom kulturhus",
    "honorarstøtte": "honorar støtte",
    "folkeoplysning": "folk oplysning",
    "plejehjemskoncerter": "plejehjem koncert",
    "kommunegrænser": "kommune grænse",
    "frivilligcenter": "frivillig center",
    "bandcoach": "band coach",
    "kønsbalance": "køn balance",
    # not compounds, or protected
    "orkesteret": "",
    "billetter": "",
    "mentorer": "",
    "saxofoner": "",
    "forening": "",
    "deltagere": "",
    "festivaler": "",
    "eksperimenterende": "",
    "regionale": "",
    "skole": "",
    "musikere": "",
    "1234567890": "",
}


@pytest.mark.parametrize(("word", "parts"), COMPOUNDS.items())
def test_compound_is_taken_apart_and_other_words_are_left(lexicon: Lexicon, word: str, parts: str) -> None:
    assert " ".join(piece.base for piece in Splitter(lexicon).split(word)) == parts


def test_name_is_never_taken_apart(lexicon: Lexicon) -> None:
    assert [found.word for found in Analyser(lexicon).occurrences("Roskilde")] == ["roskilde", "ros", "ro", "kilde"]
    named = Analyser(lexicon, frozenset({"roskilde"}))
    assert [found.word for found in named.occurrences("Roskilde")] == ["roskilde"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("AABENRAA", "åbenrå"),
        ("Øvelokale", "øvelokale"),
        ("Café Über", "cafe yber"),
        ("Studiefrämjandet", "studiefræmjandet"),
    ],
)
def test_folding_keeps_danish_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_neighbours_are_joined_where_danish_has_the_word(lexicon: Lexicon) -> None:
    def words_of(text: str) -> set[str]:
        return {found.word for found in Analyser(lexicon).occurrences(text)}

    assert "musikskole" in words_of("Musik- og Kulturskole")
    assert "øvelokale" in words_of("øve lokale")
    assert "poppilot" in words_of("Pop-Pilot")
    assert words_of("jazz koncert") == {"jazz", "koncert"}


@given(st.text(max_size=60))
def test_places_of_words_lie_within_any_text(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.start + token.length <= len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("øvelokale", "oevelokale"),
        ("øvelokale", "ovelokale"),
        ("råstof", fold("raastof")),
        ("ældre", "aeldre"),
        ("popkorn", "popcorn"),
    ],
)
def test_danish_letters_typed_otherwise_sound_the_same(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


def test_different_words_do_not_sound_the_same() -> None:
    assert sound_of("gimle") != sound_of("gamle")


def _plain_distance(one: str, other: str) -> int:
    """Optimal string alignment by its definition."""
    if not one or not other:
        return len(one) + len(other)
    least = min(
        _plain_distance(one[1:], other) + 1,
        _plain_distance(one, other[1:]) + 1,
        _plain_distance(one[1:], other[1:]) + (one[0] != other[0]),
    )
    if len(one) > 1 and len(other) > 1 and one[0] == other[1] and one[1] == other[0]:
        least = min(least, _plain_distance(one[2:], other[2:]) + 1)
    return least


_SHORT = st.text(alphabet="abø", max_size=5)


@given(_SHORT, _SHORT)
def test_distance_agrees_with_its_definition(one: str, other: str) -> None:
    assert distance(one, other, 2) == min(_plain_distance(one, other), 3)


@given(st.text(alphabet="abcø", min_size=3, max_size=8), st.data())
def test_every_word_one_slip_away_shares_a_deletion(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    slip = data.draw(st.sampled_from(["", "b" + word[at], "c"]))
    assert deletions(word) & deletions(word[:at] + slip + word[at + 1 :])


def test_stems_come_nearest_first() -> None:
    assert stems("gimles") == ["gimle", "giml"]


@pytest.mark.parametrize(
    ("word", "stem"),
    [("rooms", "room"), ("cities", "city"), ("classes", "class"), ("bus", "bus"), ("music", "music"), ("jazz", "jazz")],
)
def test_english_plural_is_taken_off(word: str, stem: str) -> None:
    assert english_stem(word) == stem


@pytest.mark.parametrize(
    ("text", "measure", "rest"),
    [
        ("scene med plads til 500", Measure(500), "scene"),
        ("over 500 stående", Measure(500, "standing"), ""),
        ("sal til 250 siddende", Measure(250, "seated"), "sal til"),
        ("plads til 1.200 gæster i Køge", Measure(1200), "i Køge"),
        ("room for 300 people", Measure(300), ""),
        ("spillested over 400 pladser", Measure(400), "spillested"),
        ("mindst 80", Measure(80), ""),
        ("Festival 2019", None, "Festival 2019"),
        ("14-25 år", None, "14-25 år"),
        ("plads til alle", None, "plads til alle"),
    ],
)
def test_number_of_people_is_read_out_of_a_question(text: str, measure: Measure | None, rest: str) -> None:
    found, left = read_measure(text)
    assert (found, " ".join(left.split())) == (measure, rest)


def test_snippet_shows_the_found_word_of_a_long_text() -> None:
    text = "ord " * 100 + "øvelokale " + "ord " * 100
    pieces = snippet(text, [(400, 9)])
    assert [piece.text for piece in pieces if piece.marked] == ["øvelokale"]
    assert plain(pieces).startswith("… ord")
    assert plain(pieces).endswith("ord …")
    assert len(plain(pieces)) <= 170


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9)), max_size=5))
def test_marked_pieces_make_up_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    assert plain(mark(text, spans)) == text
