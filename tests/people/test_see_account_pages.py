"""The account's pages are ours, each of them, in our words."""

from collections.abc import Iterable, Iterator

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from musikfaellesskabet.people.templatetags.people_tags import browser_name
from tests.cast import appoint, person


def _views(patterns: Iterable[URLPattern | URLResolver], path: str = "") -> Iterator[tuple[str, object]]:
    for one in patterns:
        deeper = path + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _views(one.url_patterns, deeper)
        elif deeper.startswith("konto/"):
            yield deeper, one.callback


PAGES = {
    path: name
    for path, view in _views(get_resolver().url_patterns)
    if (name := getattr(getattr(view, "view_class", None), "template_name", None))
}


def is_ours(template: str) -> bool:
    origin: str = get_template(template).template.origin.name  # type: ignore[attr-defined]
    return "/musikfaellesskabet/people/templates/" in origin


def test_every_page_of_the_account_is_written_here() -> None:
    assert {path: name for path, name in PAGES.items() if not is_ours(name)} == {}
    assert len(PAGES) == 32


def test_page_that_is_not_ours_is_found() -> None:
    """Control: a page of allauth that no address here leads to."""
    assert not is_ours("account/phone_change.html")


@pytest.mark.django_db
def test_appointed_person_is_told_why_two_steps_are_asked_for(client: Client) -> None:
    client.force_login(appoint(person("Astrid"), with_mfa=False))
    text = client.get("/kontor/", follow=True).content.decode()
    assert text.count("Du er udnævnt til at handle for fællesskabet.") == 1
    assert "Du er udnævnt" not in client.get("/konto/2fa/").content.decode()


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox, Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Chrome, Linux",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 EdgA/140.0",
            "Edge, Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("curl/8.5.0", "Ukendt browser"),
        ("", "Ukendt browser"),
    ],
)
def test_browser_is_named_as_people_name_it(description: str, name: str) -> None:
    assert browser_name(description) == name
