"""A real Chromium on the running platform."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.site import Observed, Site, chromium, observed_page, running_site


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = pytest.mark.skip(reason="no Chromium found: apt-get install chromium, or set CHROMIUM to its path")
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if chromium() is None:
                item.add_marker(missing)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The platform with the real region; one for each test process."""
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A visitor that nobody knows, on a desk."""
    context = browser.new_context(
        base_url=site.address, locale="da-DK", reduced_motion="reduce", viewport={"width": 1280, "height": 900}
    )
    yield context
    context.close()


@pytest.fixture
def watched(context: BrowserContext, site: Site) -> tuple[Page, Observed]:
    """A page and what was seen of it, for tests that expect something bad."""
    return observed_page(context, site)


@pytest.fixture
def page(watched: tuple[Page, Observed]) -> Iterator[Page]:
    """A page on which nothing may go wrong: no foreign request, no error, no report of the content policy."""
    page, observed = watched
    yield page
    assert (observed.foreign, observed.complaints) == ([], [])
