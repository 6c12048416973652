"""Every page that is not everyone's in a browser: accessible and whole, in both languages and both themes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.axe import faults_of, too_wide
from tests.browser.pages import HIDDEN_PAGES, INNER_PAGES, LANGUAGES, SHOWN_AGAIN
from tests.browser.site import Site, furnished, observed_page
from tests.browser.visitors import sign_in

every_inner_page = pytest.mark.parametrize(
    ("who", "path", "status"),
    [
        (who, prefix + path, status)
        for status, pages in ((200, INNER_PAGES), (404, HIDDEN_PAGES))
        for who, paths in pages.items()
        for path in paths
        for prefix in LANGUAGES.values()
    ],
)


@dataclass
class Visitors:
    """Whoever has been asked for, signed in once; `names` are the parts of addresses."""

    names: dict[str, str]
    contexts: dict[str, BrowserContext] = field(default_factory=dict)


@pytest.fixture(scope="module")
def visitors(site: Site) -> Iterator[Visitors]:
    everyone = Visitors(furnished(site))
    yield everyone
    for context in everyone.contexts.values():
        context.close()


def entered(browser: Browser, site: Site, who: str) -> BrowserContext:
    """A visitor who is signed in as this person, or whom nobody knows."""
    if who == "nobody":
        return browser.new_context(base_url=site.address, locale="da-DK")
    return sign_in(browser, site, who).context


def route_of(address: str) -> str:
    """Which page it is, in either language."""
    return resolve(urlsplit(address).path.removeprefix("/en")).route


def give_password(page: Page, site: Site, who: str) -> None:
    """Show again who one is, on the page that asks for it."""
    page.locator("main input[type=password]").fill(site.passwords[f"{who}@demo.example"])
    page.locator("main form.form button.button").first.click()
    page.wait_for_url(lambda url: "/reauthenticate/" not in url)


@every_inner_page
def test_inner_page_has_no_fault(
    browser: Browser, site: Site, visitors: Visitors, who: str, path: str, status: int
) -> None:
    if who not in visitors.contexts:
        visitors.contexts[who] = entered(browser, site, who)
    page, observed = observed_page(visitors.contexts[who], site)
    page.emulate_media(reduced_motion="reduce")
    asked = path.format(**visitors.names)
    response = page.goto(asked)
    if "/reauthenticate/" in page.url and "/reauthenticate/" not in asked:  # long after signing in
        give_password(page, site, who)
        response = page.goto(asked)
    assert response is not None
    assert response.status == status
    if status == 200:  # and not another page, to which it leads on
        assert route_of(page.url) == route_of(asked)
    assert (faults_of(page), too_wide(page)) == ({}, {})
    complaints = [said for said in observed.complaints if str(status) not in said]
    assert (observed.foreign, complaints) == ([], [])
    page.close()


def test_second_step_has_no_fault(browser: Browser, site: Site) -> None:
    """The page between the password and the code, which nobody can go to by itself."""
    context = entered(browser, site, "nobody")
    page, observed = observed_page(context, site)
    page.emulate_media(reduced_motion="reduce")
    for prefix in LANGUAGES.values():
        email = "administrator@demo.example"
        page.goto(prefix + "/konto/login/")
        page.locator("main input[type=email]").fill(email)
        page.locator("main input[type=password]").fill(site.passwords[email])
        page.locator("main form.form button.button").first.click()
        page.wait_for_url(f"**{prefix}/konto/2fa/authenticate/")
        assert (faults_of(page), too_wide(page), observed.complaints) == ({}, {}, [])
        context.clear_cookies()
    context.close()


def test_page_that_asks_who_one_is_again_has_no_fault(browser: Browser, site: Site, visitors: Visitors) -> None:
    """By someone who has just shown it; there are recovery codes to see once they are made."""
    context = sign_in(browser, site, "administrator").context
    page, observed = observed_page(context, site)
    page.emulate_media(reduced_motion="reduce")
    for path in SHOWN_AGAIN:
        for prefix in LANGUAGES.values():
            asked = prefix + path.format(**visitors.names)
            page.goto(asked)
            if "/reauthenticate/" in page.url:
                give_password(page, site, "administrator")
            assert route_of(page.url) == route_of(asked)
            assert (asked, faults_of(page), too_wide(page)) == (asked, {}, {})
        if path.endswith("/generate/"):
            page.locator("main form.form button.button").first.click()
            page.wait_for_url("**/konto/2fa/recovery-codes/")
    assert (observed.foreign, observed.complaints) == ([], [])
    context.close()
