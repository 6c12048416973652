"""Nobody is found in the counts: whoever reckons with all that is shown learns of no group that is too small."""

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from musikfaellesskabet.needs.disclosure import Path, Tally, cells, enough, figures
from tests.needs.attacker import Count, Kind, changes, everyone_of, found_out, too_small

SIZES = (3, 2, 2)
KINDS = everyone_of(SIZES)
THRESHOLDS = st.sampled_from([5, 10])
PEOPLE = st.dictionaries(st.sampled_from(KINDS), st.integers(1, 14), max_size=len(KINDS))
ACTORS = st.sampled_from(["skolen", "klubben"])


def leaves_of(people: Mapping[Kind, int]) -> dict[Path, Tally]:
    return {kind: Counter({None: number}) for kind, number in people.items()}


def covered(shown: Mapping[Path, int]) -> list[Count]:
    """What an attacker knows of each count: the kinds below its cell, without those that have one of their own."""
    found = []
    for path, number in shown.items():
        below = {kind for kind in KINDS if kind[: len(path)] == path}
        apart = [other for other in shown if len(other) > len(path)]
        found.append((frozenset(one for one in below if not any(one[: len(o)] == o for o in apart)), number))
    return found


def exact(people: Mapping[Kind, int], k: int) -> list[Count]:
    """What is shown before it is rounded: more than anyone gets."""
    return covered({path: tally.total() for path, tally in cells(leaves_of(people), k)})


def rounded(people: Mapping[Kind, int], k: int) -> list[Count]:
    return covered({one.path: one.at_least for one in figures(leaves_of(people), k)})


def careless(people: Mapping[Kind, int], k: int) -> list[Count]:
    """As one would do it: every cell and every sum that is large enough, each by itself."""
    shown = {kind[:depth] for kind in KINDS for depth in range(len(SIZES) + 1)}
    sums = {path: sum(n for kind, n in people.items() if kind[: len(path)] == path) for path in shown}
    return [
        (frozenset(kind for kind in KINDS if kind[: len(path)] == path), number)
        for path, number in sums.items()
        if number >= k
    ]


@given(PEOPLE, THRESHOLDS)
def test_attacker_finds_no_group_that_is_too_small(people: dict[Kind, int], k: int) -> None:
    assert too_small(found_out(exact(people, k), KINDS).values(), k) == []


def test_without_the_protection_the_same_attacker_finds_one_person() -> None:
    people = {(0, 0, 0): 6, (0, 0, 1): 1}
    assert set(too_small(found_out(careless(people, 5), KINDS).values(), 5)) == {1}


@given(PEOPLE, st.sampled_from(KINDS), THRESHOLDS)
def test_one_who_comes_or_goes_is_not_seen_between_editions(people: dict[Kind, int], who: Kind, k: int) -> None:
    later = people | {who: people.get(who, 0) + 1}
    for before, after in ((people, later), (later, people)):
        seen = changes(found_out(rounded(before, k), KINDS), found_out(rounded(after, k), KINDS))
        assert too_small(seen, k) == []


def test_without_rounding_the_one_who_comes_is_seen() -> None:
    before, after = (exact({(0, 0, 0): number}, 5) for number in (6, 7))
    assert set(too_small(changes(found_out(before, KINDS), found_out(after, KINDS)), 5)) == {1}


@given(PEOPLE, THRESHOLDS)
def test_nobody_is_counted_twice_and_only_what_is_too_few_everywhere_is_left_out(
    people: dict[Kind, int], k: int
) -> None:
    counted = sum(tally.total() for _path, tally in cells(leaves_of(people), k))
    assert 0 <= sum(people.values()) - counted < k


@given(PEOPLE, THRESHOLDS)
def test_cell_that_is_large_enough_stands_as_deep_as_it_can(people: dict[Kind, int], k: int) -> None:
    found = dict(cells(leaves_of(people), k))
    assert {kind for kind, number in people.items() if number >= k} == {path for path in found if len(path) == 3}


@given(
    st.dictionaries(st.sampled_from(KINDS), st.dictionaries(ACTORS | st.none(), st.integers(1, 14), min_size=1)),
    THRESHOLDS,
)
def test_actor_who_takes_its_own_away_is_left_with_none_or_enough(
    people: dict[Kind, dict[str | None, int]], k: int
) -> None:
    for _path, tally in cells({kind: Counter(by) for kind, by in people.items()}, k):
        assert too_small([tally.total() - own for by, own in tally.items() if by is not None], k) == []


def test_without_that_rule_a_school_finds_the_one_it_did_not_count() -> None:
    tally: Tally = Counter({"skolen": 20, None: 1})
    assert too_small([tally.total() - tally["skolen"]], 5) == [1]
    assert enough(tally, 5) == Counter({"skolen": 20})


@pytest.mark.parametrize(("number", "shown"), [(4, []), (5, [5]), (9, [5]), (10, [10]), (14, [10])])
def test_count_is_rounded_down_and_never_below_the_threshold(number: int, shown: list[int]) -> None:
    assert [one.at_least for one in figures(leaves_of({(0, 0, 0): number}), 5)] == shown


@given(PEOPLE, THRESHOLDS)
def test_rounding_never_says_too_much(people: dict[Kind, int], k: int) -> None:
    told = dict(cells(leaves_of(people), k))
    assume(told)
    for one in figures(leaves_of(people), k):
        assert (one.at_least <= told[one.path].total(), one.at_least % k, one.at_least >= k) == (True, 0, True)


def test_too_few_are_counted_with_their_neighbours() -> None:
    people = {(0, 0, 0): 7, (0, 0, 1): 3, (0, 1, 0): 2, (1, 0, 0): 4}
    assert [(one.path, one.at_least) for one in figures(leaves_of(people), 5)] == [((0,), 5), ((0, 0, 0), 5)]
    assert dict(cells(leaves_of(people), 5)) == {
        (0, 0, 0): Counter({None: 7}),
        (0,): Counter({None: 5}),
    }
