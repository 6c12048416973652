"""Finished public pages: kept, given again with one query, never old, never anybody's own."""

import gzip

import brotli
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from pytest_django import DjangoAssertNumQueries

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.common.pages import Key, Page, Shelf, public_answer, shelf
from musikfaellesskabet.people.models import User

pytestmark = pytest.mark.usefixtures("kulturmetropolen")


def body(client: Client, path: str = "/aktoerer/gimle/") -> str:
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", ["/", "/aktoerer/", "/aktoerer/gimle/", "/metoder/", "/ordbog/"])
def test_page_read_again_costs_one_query(
    client: Client, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = client.get(path)
    with django_assert_num_queries(1):
        again = client.get(path)
    assert again.content == first.content


def test_change_is_seen_at_once_and_the_old_never_again(client: Client) -> None:
    before = body(client)
    Actor.objects.filter(slug="gimle").update(subkind="noget helt nyt")
    assert body(client) == before, "nothing has said that the public content changed"
    public_changed()
    assert "noget helt nyt" in body(client)


def test_signed_in_page_is_neither_kept_nor_given_from_the_shelf(client: Client) -> None:
    anonymous, kept = body(client), shelf.bytes
    client.force_login(User.objects.create_user("carla@example.org", "lang-adgangskode-1"))
    own = body(client)
    assert ["/konto/logout/" in page for page in (anonymous, own)] == [False, True]
    assert shelf.bytes == kept > 0
    assert body(Client()) == anonymous


def greeting(request: HttpRequest) -> HttpResponse:
    """A public page that sets a cookie when it is asked to."""
    response = HttpResponse("Hej")
    if "med" in request.GET:
        response.set_cookie("navn", "Carla")
    return response


urlpatterns = [path("hilsen/", public_answer(greeting))]


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(("address", "is_kept"), [("/hilsen/?uden", True), ("/hilsen/?med", False)])
def test_answer_that_sets_a_cookie_is_not_kept(client: Client, address: str, is_kept: bool) -> None:
    answer = client.get(address)
    assert (list(answer.cookies), shelf.bytes > 0) == ([] if is_kept else ["navn"], is_kept)


def test_page_known_by_the_browser_is_not_sent_again(client: Client) -> None:
    first = client.get("/ordbog/")
    again = client.get("/ordbog/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("accepts", "coding", "unpack"),
    [
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
    ],
)
def test_body_is_the_same_in_every_coding(client: Client, accepts: str, coding: str | None, unpack: type) -> None:
    plain = client.get("/ordbog/").content
    answer = client.get("/ordbog/", headers={"Accept-Encoding": accepts})
    assert (answer.headers.get("Content-Encoding"), unpack(answer.content)) == (coding, plain)


def test_head_says_the_length_and_sends_nothing(client: Client) -> None:
    length = len(client.get("/ordbog/").content)
    answer = client.head("/ordbog/")
    assert (answer.content, answer.headers["Content-Length"]) == (b"", str(length))


def page_of(size: int) -> Page:
    return Page({}, {"": b"x" * size})


def key_of(path: str) -> Key:
    return (path, 1)


def test_full_shelf_drops_the_longest_unread() -> None:
    full = Shelf(most_bytes=100)
    for name in "abc":
        full.put(key_of(name), page_of(30))
    full.get(key_of("a"))
    full.put(key_of("d"), page_of(30))
    assert [full.get(key_of(path)) is not None for path in "abcd"] == [True, False, True, True]
    assert full.bytes == 90


def test_page_larger_than_the_shelf_is_not_kept() -> None:
    small = Shelf(most_bytes=10)
    small.put(key_of("a"), page_of(11))
    assert (small.get(key_of("a")), small.bytes) == (None, 0)
