"""The account's pages are ours, each of them, in our words."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from musikfaellesskabet.people.templatetags.people_tags import browser_name
from tests.cast import PASSWORD, appoint, person


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


class _Ties(HTMLParser):
    """The ids of a page, what points at one (a description or the summary of faults), and how often it shouts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.pointed_at: list[str] = []
        self.alerts = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.ids += [said["id"]] if "id" in said else []
        self.pointed_at += said.get("aria-describedby", "").split()
        self.pointed_at += [said["href"][1:]] if said.get("href", "").startswith("#id_") else []
        self.alerts += said.get("role") == "alert" and "hidden" not in said

    @property
    def faults(self) -> tuple[set[str], set[str]]:
        """Ids that stand twice, and those that are pointed at but stand nowhere."""
        return {one for one in self.ids if self.ids.count(one) > 1}, set(self.pointed_at) - set(self.ids)


REFUSED = {
    "/konto/login/": {"login": "", "password": ""},
    "/konto/signup/": {"email": "nej", "password1": "1"},
    "/konto/password/reset/": {"email": "nej"},
    "/konto/password/change/": {"oldpassword": "nej", "password1": "1"},
    "/konto/email/": {"email": "nej", "action_add": ""},
    "/konto/2fa/totp/activate/": {"code": "1"},
    "/konto/2fa/webauthn/add/": {"name": "Nøgle", "credential": "nej"},
    "/konto/reauthenticate/": {"password": "nej"},
    "/min-side/konto/": {"language": "nej"},
    "/min-side/slet/": {"proof": "nej"},
}
IS_OPEN = ("login", "signup", "reset")


@pytest.mark.django_db
@pytest.mark.parametrize("path", REFUSED)
def test_refused_form_says_so_once_and_ties_each_fault_to_its_field(path: str, client: Client) -> None:
    if not any(word in path for word in IS_OPEN):
        client.force_login(person("Carla"))
        client.post("/konto/reauthenticate/", {"password": PASSWORD})
    page = _Ties(client.post(path, REFUSED[path]).content.decode())
    assert (page.faults, page.alerts) == ((set(), set()), 1)


def test_id_that_stands_twice_and_a_way_to_nowhere_are_found() -> None:
    assert _Ties('<p id="a"><p id="a"><a href="#id_b"><i aria-describedby="a c">').faults == ({"a"}, {"id_b", "c"})


@pytest.mark.django_db
def test_what_may_be_left_out_is_said_at_its_label(client: Client) -> None:
    html = client.get("/konto/signup/").content.decode()
    assert html.count("(kan udelades)") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "parents"),
    [
        ("/konto/email/", ["/min-side/"]),
        ("/konto/sessions/", ["/min-side/"]),
        ("/min-side/mine-data/", ["/min-side/"]),
        ("/konto/2fa/", ["/min-side/"]),
        ("/konto/2fa/webauthn/", ["/min-side/", "/konto/2fa/"]),
        ("/min-side/", []),
    ],
)
def test_page_of_the_account_has_a_way_back(path: str, parents: list[str], client: Client) -> None:
    client.force_login(person("Carla"))
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    html = client.get(path).content.decode()
    way = html[html.index('class="crumbs"') :].partition("</nav>")[0] if 'class="crumbs"' in html else ""
    assert re.findall(r'href="([^"]+)"', way) == parents


@pytest.mark.django_db
def test_wrong_password_and_wrong_code_are_said_plainly(client: Client) -> None:
    form = {"login": "carla@example.org", "password": "forkert"}
    assert (
        "E-mailen og adgangskoden passer ikke sammen. Prøv igen." in client.post("/konto/login/", form).content.decode()
    )
    client.force_login(person("Carla"))
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    # In the summary of faults, and at the field.
    assert client.post("/konto/2fa/totp/activate/", {"code": "1"}).content.decode().count("Koden passer ikke.") == 2
