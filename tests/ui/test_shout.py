"""A heading's size follows from its words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musikfaellesskabet.ui.letters import display_width
from musikfaellesskabet.ui.shouts import CLASSES, LINE_VW, lines_at, shout_class

words = st.lists(st.text("abcdefghijklmnopqrstuvwxyzæøåABCMWÆØÅ", min_size=1, max_size=30), min_size=1, max_size=12)

unhurried = settings(suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gimle", 1),
        ("RÅ", 1),
        ("Urban Grrls", 1),
        ("Mønstre", 2),
        ("Fra rugekasse til flyvefærdig", 3),
        ("Køge Kammermusik Festival", 3),
        ("Et bedre liv med kultur: skrivekunst og billedkunst", 4),
        ("Musikbiblioteksforeningens fællesarrangement", 5),
        ("", 1),
    ],
)
def test_shout_is_sized_from_its_longest_word(text: str, number: int) -> None:
    assert shout_class(text) == number


@unhurried
@given(words)
def test_longest_word_stands_on_one_line_in_every_class_but_the_least(parts: list[str]) -> None:
    number = shout_class(" ".join(parts))
    shout = CLASSES[number - 1]
    if number < len(CLASSES):
        assert max(map(display_width, parts)) * shout.size_vw <= LINE_VW


@unhurried
@given(words, st.text("abc", min_size=1, max_size=9))
def test_more_words_never_shout_louder(parts: list[str], more: str) -> None:
    assert shout_class(" ".join([*parts, more])) >= shout_class(" ".join(parts))


def test_lines_are_counted_as_they_wrap() -> None:
    assert lines_at([1.0, 1.0, 1.0], 2.5) == 2
