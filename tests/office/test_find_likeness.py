"""Which actors may be the same, by their names, places and websites."""

import pytest

from musikfaellesskabet.office.likeness import Described, pairs_alike


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Described(2, "Kulturhuset Havnen", 1), 1),
        (Described(2, "Havnen Kulturhuset", 1), 1),
        (Described(2, "Kulturhuset Skoven", 1), 0),
        (Described(2, "Kulturhus Havnen", 2), 0),
        (Described(2, "Kulturhuset Havn", 2, "https://www.havnen.example/"), 1),
        (Described(2, "Noget helt andet", 2, "https://havnen.example"), 0),
    ],
)
def test_likeness_is_by_name_in_one_place_or_by_website(other: Described, expected: int) -> None:
    assert len(pairs_alike([Described(1, "Kulturhuset Havnen", 1, "https://havnen.example"), other])) == expected


def test_actor_with_two_like_words_is_not_its_own_double() -> None:
    assert pairs_alike([Described(1, "Kulturhuset i Kulturgade", 1)]) == []


def test_many_with_a_common_word_are_not_compared_with_each_other() -> None:
    crowd = [Described(number, f"Musikskole {number:04}", 1) for number in range(5000)]
    assert pairs_alike([*crowd, Described(9001, "Havnehuset", 1), Described(9002, "Havnehuse", 1)])[0].first == 9001
