"""The API: pages, filters, validators, refusals, and nothing but the fields that are named."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from musikfaellesskabet.api import door
from musikfaellesskabet.api.telling import TOLD
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.search.indexing import reindex
from tests.knowledge.factories import make_network, make_practice, make_term

Counter = Callable[..., AbstractContextManager[object]]
LISTS = [
    ("municipalities", 2),
    ("periods", 2),
    ("memberships", 2),
    ("stages", 2),
    ("target-groups", 2),
    ("genres", 2),
    ("focus-areas", 2),
    ("actors", 6),
    ("networks", 3),
    ("practices", 6),
    ("glossary", 2),
]


def get(path: str, **headers: str) -> HttpResponse:
    return Client().get(f"/api/v1/{path}", headers=headers)  # type: ignore[return-value]


def items(path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = get(path).json()["items"]  # type: ignore[attr-defined]
    return found


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize(("name", "_queries"), LISTS)
def test_following_the_cursor_gives_every_row_once(name: str, _queries: int) -> None:
    whole = items(f"{name}?limit=200")
    found: list[dict[str, Any]] = []
    cursor = ""
    while cursor is not None:
        page = get(f"{name}?limit=7&cursor={cursor}").json()  # type: ignore[attr-defined]
        found += page["items"]
        cursor = page["next_cursor"]
    assert found == whole


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("actors?kind=venue&limit=200", 34),
        ("actors?kind=venue&kind=music_school&limit=200", 48),
        ("actors?kind=venue&municipality=265&q=gim", 1),
        ("networks?country=SE", 4),
        ("networks?genre=jazz", 1),
        ("practices?origin=national", 4),
        ("practices?origin=national&municipality=259", 1),
        ("practices?stage=rugekasse&origin=own", 0),
        ("practices?period=2016-2019&origin=national", 3),
        ("practices?period=1990", 0),
        ("memberships?municipality=265&period=2020-2023", 1),
    ],
)
def test_filter_gives_as_many_as_the_pages_do(path: str, count: int) -> None:
    assert len(items(path)) == count


@pytest.mark.usefixtures("kulturmetropolen")
def test_practice_says_whose_result_it_is_in_both_languages() -> None:
    practice = get("practices/lyd-paa").json()  # type: ignore[attr-defined]
    label = {"da": "Lokal praksis i regionen", "en": "Local practice in the region"}
    assert (practice["origin"], practice["origin_label"]) == ("local", label)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "queries"), LISTS)
@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_as_often_for_three_rows_as_for_one(
    name: str, queries: int, rows: int, django_assert_num_queries: Counter
) -> None:
    _fill(rows)
    with django_assert_num_queries(queries + 1):
        assert len(items(name)) >= rows
    with django_assert_num_queries(1):
        items(name)


def _fill(rows: int) -> None:
    from musikfaellesskabet.region.models import AgreementPeriod, FocusArea, Membership, Municipality

    for number in range(rows):
        make_practice(f"Metode {number}")
        make_network(f"Netværk {number}", genre=f"genre-{number}")
        make_term(f"ord {number}", f"word {number}")
        FocusArea.objects.create(slug=f"spor-{number}", da="Spor", en="Track")
        for model, name in [("Stage", "trin"), ("TargetGroup", "gruppe")]:
            _concept(model, f"{name}-{number}")
        year = 2000 + number
        starts, ends = datetime(year, 1, 1, tzinfo=UTC).date(), datetime(year, 12, 31, tzinfo=UTC).date()
        period = AgreementPeriod.objects.create(slug=f"p-{number}", starts=starts, ends=ends)
        place = Municipality.objects.order_by("pk")[number]
        Membership.objects.create(municipality=place, period=period, status="yes")


def _concept(model: str, slug: str) -> None:
    from musikfaellesskabet.region import models

    getattr(models, model).objects.create(slug=slug, da=slug, en=slug)


@pytest.mark.django_db
def test_answer_is_not_sent_again_until_something_changes() -> None:
    make_term("scene", "stage")
    first = get("glossary")
    etag = first.headers["ETag"]
    again = get("glossary", **{"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    make_term("band", "band")
    public_changed()
    changed = get("glossary", **{"If-None-Match": etag})
    assert (changed.status_code, changed.headers["ETag"] != etag) == (200, True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("actors?kommune=265", "kommune"),
        ("actors?limit=0", "limit"),
        ("actors?limit=201", "limit"),
        ("actors?kind=castle", "kind"),
        ("actors?q=a%00b", "q"),
        ("actors?cursor=hjemmelavet", "cursor"),
        ("practices?stage=Æ", "stage"),
        ("openapi.json?x=1", "x"),
    ],
)
@pytest.mark.parametrize(
    ("language", "title"), [("da", "Spørgsmålet kan ikke forstås"), ("en", "The question cannot be understood")]
)
def test_what_cannot_be_used_is_named(path: str, parameter: str, language: str, title: str) -> None:
    response = get(path, **{"Accept-Language": language})
    told = response.json()  # type: ignore[attr-defined]
    assert (response.status_code, response.headers["Content-Type"]) == (422, "application/problem+json")
    assert (told["status"], told["title"], told["type"]) == (422, title, "about:blank")
    assert [error["parameter"] for error in told["errors"]] == [parameter]


@pytest.mark.django_db
def test_cursor_of_one_list_opens_no_other() -> None:
    for number in range(2):
        make_term(f"ord {number}", "word")
        make_practice(f"Metode {number}")
    cursor = get("glossary?limit=1").json()["next_cursor"]  # type: ignore[attr-defined]
    assert get(f"glossary?limit=1&cursor={cursor}").status_code == 200
    assert get(f"practices?limit=1&cursor={cursor}").status_code == 422


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["actors/findes-ikke", "practices/findes-ikke", "municipalities/999", "castles", "castles/"]
)
def test_what_is_not_there_is_a_problem(path: str) -> None:
    response = get(path)
    assert (response.status_code, response.json()["status"]) == (404, 404)  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_root_lists_what_the_document_describes() -> None:
    listed, described = get("").json(), get("openapi.json").json()["paths"]  # type: ignore[attr-defined]
    assert listed == {"document": "/api/v1/openapi.json", "addresses": list(described)}


@pytest.mark.django_db
def test_page_tells_of_every_address_in_its_own_language_with_code_as_code(client: Client) -> None:
    assert set(TOLD) == set(get("openapi.json").json()["paths"])  # type: ignore[attr-defined]
    danish, english = (client.get(path).content.decode() for path in ("/api/", "/en/api/"))
    assert "<code>origin</code> siger, hvis resultat" in danish
    assert "<code>origin</code> says whose result" in english
    assert ("`" in danish, 'lang="en">Actors' in danish) == (False, False)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_writing_is_refused(method: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/actors")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.django_db
def test_any_page_may_read_and_nothing_may_carry_credentials() -> None:
    preflight = Client().options("/api/v1/actors")
    assert (preflight.status_code, preflight.headers["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    for response in (preflight, get("actors"), get("castles"), get("actors?x=1")):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.django_db
def test_head_gives_the_headers_alone() -> None:
    make_term("scene", "stage")
    response = Client().head("/api/v1/glossary")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["ETag"] == get("glossary").headers["ETag"]


@pytest.mark.django_db
def test_pace_is_limited_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "REQUESTS", 2)
    with time_machine.travel(datetime(2026, 11, 23, 12, 0, 15, tzinfo=UTC), tick=False):
        statuses = [get(f"glossary?limit={number}").status_code for number in (1, 2, 3)]
        refused = get("glossary?limit=4")
    assert (statuses, refused.headers["Retry-After"]) == ([200, 200, 429], "45")


@pytest.mark.django_db
def test_fault_of_ours_is_a_problem_without_its_details(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("secret of the house")

    make_term("scene", "stage")
    monkeypatch.setattr("musikfaellesskabet.api.showing.term", fail)
    response = get("glossary/scene")
    assert (response.status_code, "secret" in response.content.decode()) == (500, False)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/", "/en/api/"])
def test_description_for_people_lists_every_address(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    addresses = client.get("/api/v1/openapi.json").json()["paths"]
    assert [address for address in addresses if f"<code>{address}</code>" not in page] == []


@pytest.mark.usefixtures("kulturmetropolen")
def test_search_tells_kind_title_address_and_why() -> None:
    reindex()
    hits = items("search?q=Urban+Grrls&limit=1")
    assert [(hit["kind"], hit["title"], hit["url"].endswith("/metoder/urban-grrls/")) for hit in hits] == [
        ("practice", "Urban Grrls", True)
    ]
    english = items("search?q=Urban+Grrls&limit=1&language=en")
    assert english[0]["url"].endswith("/en/metoder/urban-grrls/")
