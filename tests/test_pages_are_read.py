"""No page is forgotten by the browser: each route that shows one is read there, or excused by name with a reason."""

from collections import defaultdict
from collections.abc import Iterable

from django.urls import resolve

from tests.browser.pages import UNREAD_PREFIXES, UNREAD_ROUTES, read_addresses
from tests.permission_table import TABLE
from tests.permissions import routes


def routes_of(addresses: Iterable[str]) -> set[str]:
    """The routes that the addresses lead to; `{…}` stands for a slug or a number."""
    found = [resolve(one.partition("?")[0].format_map(defaultdict(lambda: "1"))).route for one in addresses]
    # Django leaves out the sign of a beginning inside a route.
    return {route for route in routes() if route.replace("^", "") in {one.replace("^", "") for one in found}}


def forgotten(read: set[str], excused: Iterable[str]) -> set[str]:
    """Routes that answer a GET and that are neither read nor excused."""
    shown = {route for route in routes() if "GET" in TABLE[route].methods}
    return {route for route in shown - read - set(excused) if not route.startswith(tuple(UNREAD_PREFIXES))}


def test_every_page_is_read_in_a_browser_or_excused() -> None:
    assert forgotten(routes_of(read_addresses()), UNREAD_ROUTES) == set()


def test_page_that_is_forgotten_is_found() -> None:
    """Control: a page of a person's own, and one with a row in its address."""
    read = routes_of(read_addresses() - {"/min-side/", "/aktoerer/{venue}/ret/"})
    assert forgotten(read, UNREAD_ROUTES) == {"min-side/", "aktoerer/<slug:slug>/ret/"}


def test_excuse_is_for_a_route_that_is_there_and_not_read() -> None:
    assert set(UNREAD_ROUTES) - set(routes()) == set()
    assert set(UNREAD_ROUTES) & routes_of(read_addresses()) == set()
