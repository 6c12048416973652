"""Every public page in a browser: accessible, whole, self-sufficient, in both languages and both themes."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.axe import faults_of, too_wide, violations
from tests.browser.pages import LANGUAGES, PUBLIC_PAGES, READING_PAGES
from tests.browser.site import Observed, Site

every_page = pytest.mark.parametrize(
    "path", [prefix + path for path in PUBLIC_PAGES.values() for prefix in LANGUAGES.values()]
)


@every_page
def test_page_has_no_accessibility_fault(page: Page, path: str) -> None:
    page.goto(path)
    assert faults_of(page) == {}


def test_accessibility_fault_in_one_theme_is_found(page: Page) -> None:
    page.goto("/")
    page.emulate_media(color_scheme="dark")
    clean = violations(page)
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<p><img src=\"/sund\"><a href=\"/\"></a>')"
    )
    assert [fault.split(":")[0] for fault in violations(page) if fault not in clean] == ["image-alt", "link-name"]


@every_page
def test_page_never_scrolls_sideways(page: Page, path: str) -> None:
    page.goto(path)
    assert too_wide(page) == {}


def test_page_that_is_too_wide_is_found(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.querySelector('main').style.minWidth = '500px'")
    assert too_wide(page) == {320: 500, 360: 500}


def test_anonymous_visit_leaves_no_cookie_and_stores_nothing(page: Page, context: BrowserContext) -> None:
    for path in READING_PAGES.values():
        page.goto(path)
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert context.cookies() == []


def test_foreign_request_and_complaint_are_seen(watched: tuple[Page, Observed]) -> None:
    page, observed = watched
    page.goto("/")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/pixel.png'}))")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')")
    page.evaluate("console.error('a complaint')")
    assert any(complaint.startswith("a complaint") for complaint in observed.complaints)
    assert any("Content Security Policy" in complaint for complaint in observed.complaints)


def test_foreign_request_is_seen_where_the_policy_lets_it_out(context: BrowserContext, site: Site) -> None:
    page, observed = context.new_page(), Observed(site.address)
    observed.watch(page)
    page.set_content("<img src='http://127.0.0.1:9/pixel.png'>")
    assert observed.foreign == ["http://127.0.0.1:9/pixel.png"]


@every_page
def test_first_stop_of_the_keyboard_is_the_way_to_the_content(page: Page, path: str) -> None:
    page.goto(path)
    page.keyboard.press("Tab")
    stop = page.evaluate("[document.activeElement.className, document.activeElement.getAttribute('href')]")
    assert stop == ["skip-link", "#indhold"]
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#indhold"
