"""The same counts by every door: page, API and files; the office's clocks; and no need by itself behind any of them."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.needs.actions import publish_edition
from musikfaellesskabet.needs.models import Edition, Need
from musikfaellesskabet.needs.wishes import GroupWish, Theme
from tests.actors.cast import actor, verbs
from tests.cast import NOW, appoint, person, sign_in
from tests.needs.cast import left, town, wish

pytestmark = pytest.mark.django_db
HEAD = "hvad;sted;alder;antal\n"


def items(client: Client) -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get("/api/v1/needs").json()["items"]
    return found


def test_api_and_files_tell_what_the_page_tells(client: Client) -> None:
    left(times=6)
    left(wish(Theme.SING, "0102"), times=4)
    publish_edition(now=NOW)
    (one,) = items(client)
    place, stage = one.pop("municipality"), one.pop("stage")
    assert (place["name"], stage["slug"]) == ("Storby", "trin-2")  # type: ignore[index]
    assert one == {
        "at_least": 5,
        "for_whom": "anyone",
        "depth": 4,
        "theme": "write",
        "age_group": "15_17",
        "made_up": False,
        "published_at": "2026-11-23T12:00:00Z",
    }
    (row,) = json.loads(client.get("/data/behov.json").content)
    assert (row["at_least"], row["municipality"], row["theme"]) == (5, "Storby", "write")
    assert client.get("/behov/").context["shown"].total == 5


def test_api_is_empty_before_the_first_edition_and_after_a_demo(client: Client, settings: object) -> None:
    assert items(client) == []
    left(times=5)
    publish_edition(with_made_up=True, now=NOW)
    seen = []
    for demo in (True, False):
        settings.DEMO = demo  # type: ignore[attr-defined]
        shelf.clear()
        seen.append([one["made_up"] for one in items(client)])
    assert seen == [[True], []]


@pytest.mark.parametrize("path", ["/behov/", "/api/v1/needs", "/data/behov.csv", "/en/behov/"])
def test_no_door_tells_of_a_wish_that_too_few_share(client: Client, path: str) -> None:
    left(times=5)
    left(wish(Theme.PRODUCE, "0102", group_wish=GroupWish.BELONGING), times=9)
    publish_edition(now=NOW)
    before = client.get(path).content
    Need.objects.filter(group_wish=GroupWish.BELONGING).delete()
    Edition.objects.all().delete()
    publish_edition(now=NOW)
    public_changed()
    assert client.get(path).content == before


def test_api_asks_the_same_for_one_count_as_for_many(
    client: Client, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    for at, orders in ((NOW, (1,)), (NOW + timedelta(days=7), (2, 3))):
        for order in orders:
            left(wish(order=order), times=5)
        publish_edition(now=at)
        with django_assert_num_queries(3):
            items(client)


def test_office_sees_clocks_and_no_need(client: Client) -> None:
    left(email="carla@example.net")
    left(wish(Theme.PRODUCE), times=3)
    page = sign_in(client, appoint(person("Astrid"))).get("/kontor/behov/")
    clocks = page.context["clocks"]
    assert (clocks.needs, clocks.persons, clocks.addresses, clocks.unconfirmed) == (4, 4, 1, 1)
    assert [one.due for one in page.context["sweeps"]] == [0, 0, 0]
    text = page.content.decode()
    assert ("12 måneder" in text, "carla" in text, "Lave musik" in text) == (True, False, False)


def test_command_publishes_once_a_week() -> None:
    left(times=5)
    call_command("needs", "publish")
    with pytest.raises(CommandError, match="på mandag"):
        call_command("needs", "publish")
    assert verbs()[-1] == "needs-published"


def test_command_replaces_an_actors_counts_and_names_wrong_lines(tmp_path: Path) -> None:
    skolen, file = actor("Skolen"), tmp_path / "behov.csv"
    town()
    for persons in (4, 6):
        file.write_text(f"{HEAD}Synge;Storby;13-14 år;{persons}\n")
        call_command("needs", "import", skolen.slug, str(file))
    file.write_text(f"{HEAD}Synge;Storby;13-14 år;6\nSynge;Paris;13-14 år;6\n")
    with pytest.raises(CommandError, match="3: Sted: «Paris»"):
        call_command("needs", "import", skolen.slug, str(file))
    assert [(need.actor, need.persons) for need in Need.objects.all()] == [(skolen, 6)]


@pytest.mark.parametrize(("slug", "file"), [("findes-ikke", __file__), ("skolen", "findes-ikke.csv")])
def test_command_says_what_it_does_not_find(slug: str, file: str) -> None:
    actor("Skolen")
    with pytest.raises(CommandError, match="There is no"):
        call_command("needs", "import", slug, file)


def test_whoever_finds_no_offer_is_led_to_tell_what_they_miss(client: Client) -> None:
    assert 'href="/behov/nyt/"' in client.get("/tilbud/?alder=16").content.decode()
