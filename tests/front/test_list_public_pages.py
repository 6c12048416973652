"""The list of pages that browsers try holds every page that a visitor's links lead to."""

import re

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import translation

from tests.browser.pages import PUBLIC_PAGES

_LINK = re.compile(r"""<a\b[^>]*\bhref="(/[^"?#]*)""")


def route_of(path: str) -> str:
    """The name of the path's route; of the Danish one, for the English is the same page."""
    with translation.override("da"):
        try:
            return resolve(path.removeprefix("/en")).view_name
        except Resolver404:
            return ""


@pytest.mark.usefixtures("kulturmetropolen")
def test_every_page_that_links_lead_to_is_tried_in_a_browser(client: Client) -> None:
    reached, waiting = {"front"}, ["/"]
    pages = set()
    while waiting:
        path = waiting.pop()
        answer = client.get(path)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        pages.add(route_of(path))
        for link in _LINK.findall(answer.content.decode()):
            if route_of(link) not in {*reached, ""}:
                reached.add(route_of(link))
                waiting.append(link)
    assert pages - set(PUBLIC_PAGES) == set()


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize(("name", "path"), PUBLIC_PAGES.items())
def test_listed_page_is_the_route_it_says_and_answers(client: Client, name: str, path: str) -> None:
    statuses = [client.get(prefix + path).status_code for prefix in ("", "/en")]
    assert (route_of(path.partition("?")[0]), statuses) == (name, [200, 200])
