"""The pages of a long list: which are shown, and where one can go from here."""

import pytest
from django.core.paginator import Paginator
from django.template.loader import render_to_string

from musikfaellesskabet.ui.pager import Pager, pager, pager_of


@pytest.mark.parametrize(
    ("here", "last", "labels"),
    [
        (1, 7, "1 2 3 4 5 6 7"),
        (1, 8, "1 2 3 … 8"),
        (5, 9, "1 … 3 4 5 6 7 … 9"),
        (4, 9, "1 2 3 4 5 6 … 9"),
        (9, 9, "1 … 7 8 9"),
    ],
)
def test_pager_passes_over_what_is_far_away(here: int, last: int, labels: str) -> None:
    links = pager(here, last).links

    assert " ".join(link.label for link in links) == labels
    assert [link.label for link in links if link.is_here] == [str(here)]
    assert [link.label for link in links if not link.url] == ["…"] * labels.count("…")


@pytest.mark.parametrize(
    ("here", "before", "after"),
    [(1, "", "?q=x&side=2"), (2, "?q=x&side=1", "?q=x&side=3"), (3, "?q=x&side=2", "")],
)
def test_neighbours_keep_what_else_the_address_says(here: int, before: str, after: str) -> None:
    shown = pager(here, 3, "q=x")

    assert (shown.previous_url, shown.next_url) == (before, after)


def test_page_of_a_paginator_gives_its_pager() -> None:
    shown = pager_of(Paginator(range(30), 10).get_page(2), "trin=en")

    assert [link.url for link in shown.links] == ["?trin=en&side=1", "?trin=en&side=2", "?trin=en&side=3"]
    assert (shown.here, shown.last) == (2, 3)


@pytest.mark.parametrize(("last", "count"), [(0, 0), (1, 0), (2, 1)])
def test_one_page_needs_no_pager(last: int, count: int) -> None:
    drawn = render_to_string("ui/components/pager.html", {"pager": Pager(1, last, str)})

    assert drawn.count("<nav") == count
