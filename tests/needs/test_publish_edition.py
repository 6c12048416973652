"""The week's counts: published once, read everywhere, and never counted when they are asked for."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.needs.actions import listen, publish_edition, withdraw_need
from musikfaellesskabet.needs.actions.refusals import NotYetDue
from musikfaellesskabet.needs.models import Edition, Need, ShownCount
from musikfaellesskabet.needs.wishes import GroupWish, Theme
from musikfaellesskabet.people.actions.sweeping import carry_out
from musikfaellesskabet.people.retention import sweep_called
from tests.actors.cast import actor, verbs
from tests.cast import NOW
from tests.needs.cast import counted, home, left, letters_to, wish

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def counts() -> set[tuple[str, int, str, int]]:
    """(wish, depth, municipality, at least)"""
    rows = ShownCount.objects.select_related("municipality")
    return {(one.group_wish, one.depth, str(one.municipality or ""), one.at_least) for one in rows}


def test_needs_become_counts_as_deep_as_they_can_be_told() -> None:
    left(times=6)
    left(wish(Theme.SING, "0102"), times=3)
    left(wish(Theme.PLAY, "0102"), times=2)
    publish_edition(now=NOW)
    assert counts() == {("anyone", 4, "Storby", 5), ("anyone", 2, "Lilleby", 5)}


def test_sensitive_wish_is_shown_from_ten_and_apart_from_the_others() -> None:
    left(wish(group_wish=GroupWish.CALM), times=9)
    left(times=4)
    publish_edition(now=NOW)
    assert counts() == set()
    left(wish(group_wish=GroupWish.CALM))
    publish_edition(now=NOW + WEEK)
    assert counts() == {("calm", 4, "Storby", 10)}


def test_actor_learns_nothing_by_taking_its_own_away() -> None:
    counted(actor(), 7)
    left(times=4)
    publish_edition(now=NOW)
    assert counts() == {("anyone", 4, "Storby", 5)}
    assert ShownCount.objects.get().at_least <= 7


def test_week_has_one_edition_and_the_next_replaces_it() -> None:
    left(times=5)
    publish_edition(now=NOW)  # a Monday
    left(times=5)
    with pytest.raises(NotYetDue):
        publish_edition(now=NOW + timedelta(days=6))
    assert counts() == {("anyone", 4, "Storby", 5)}
    publish_edition(now=NOW + WEEK)
    assert (counts(), Edition.objects.count()) == ({("anyone", 4, "Storby", 10)}, 1)
    assert [verb for verb in verbs() if verb == "needs-published"] == ["needs-published"] * 2


def test_what_is_taken_back_or_over_is_not_counted_the_next_time() -> None:
    needs = left(times=10)
    publish_edition(now=NOW)
    for need in needs[:5]:
        withdraw_need(need, now=NOW)
    publish_edition(now=NOW + WEEK)
    assert counts() == {("anyone", 4, "Storby", 5)}
    publish_edition(now=NOW.replace(year=NOW.year + 1))
    assert counts() == set()


def test_made_up_needs_are_counted_in_a_demo_alone() -> None:
    left(times=5)
    Need.objects.update(is_made_up=True)
    publish_edition(with_made_up=True, now=NOW)
    assert counts() == {("anyone", 4, "Storby", 5)}
    publish_edition(now=NOW)
    assert counts() == set()


def test_demo_edition_is_marked_in_a_demo_and_not_shown_without(client: Client, settings: object) -> None:
    left(times=5)
    publish_edition(with_made_up=True, now=NOW)
    seen = []
    for demo in (True, False):
        settings.DEMO = demo  # type: ignore[attr-defined]
        shelf.clear()
        page = client.get("/behov/").content.decode()
        seen.append(("Opdigtede tal" in page, "Så mange er I" in page, "For få til at vise endnu" in page))
    assert seen == [(True, True, False), (False, False, True)]


def test_worker_publishes_when_a_week_begins() -> None:
    left(times=5)
    for days in (0, 1, 7):
        carry_out(sweep_called("needs"), now=NOW + timedelta(days=days))
    assert [verb for verb in verbs() if verb == "needs-published"] == ["needs-published"] * 2


def test_address_hears_when_there_are_more_and_only_then() -> None:
    (need,) = left(email="carla@example.net")
    listen(need.listener, now=NOW)
    left(email="bo@example.net")
    publish_edition(now=NOW)
    assert len(letters_to("carla")) == 2  # to confirm, and that it is confirmed
    left(times=3)
    publish_edition(now=NOW + WEEK)
    publish_edition(now=NOW + 2 * WEEK)
    told = letters_to("carla")
    assert (len(told), "mindst 5 i din kommune" in told[2].text) == (3, True)
    assert len(letters_to("bo")) == 1  # who never confirmed


def test_page_says_what_is_shown_and_that_the_rest_is_too_few(client: Client) -> None:
    left(times=6)
    left(wish(Theme.SING, "0102"), times=4)
    publish_edition(now=NOW)
    page = client.get("/behov/")
    rows = {str(row.municipality): (list(row.by_stage), row.other, row.total) for row in page.context["rows"]}
    assert rows == {"Storby": ([5], 0, 5), "Lilleby": ([0], 0, 0)}
    assert page.context["themes"] == [(Theme.WRITE, 5)]
    assert page.content.decode().count("for få") >= 2


def test_page_asks_the_same_however_many_needs_and_counts_there_are(client: Client) -> None:
    asked = []
    for at, orders in ((NOW, (1,)), (NOW + WEEK, (2, 3, 4))):
        for order in orders:
            left(wish(order=order), times=5)
        publish_edition(now=at)
        shelf.clear()
        with CaptureQueriesContext(connection) as captured:
            client.get("/behov/")
        asked.append(len(captured))
    assert (asked[0] == asked[1], asked[0] <= 8) == (True, True), asked


def test_counts_are_read_and_never_made_when_somebody_asks(client: Client) -> None:
    left(times=5)
    home("0102")
    publish_edition(now=NOW)
    before = counts()
    left(times=20)
    client.get("/behov/")
    assert counts() == before
