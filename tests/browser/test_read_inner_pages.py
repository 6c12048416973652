"""Every page behind log-in in a browser: accessible and whole, in both languages and both themes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.axe import faults_of, too_wide
from tests.browser.pages import HIDDEN_PAGES, INNER_PAGES, LANGUAGES
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


@every_inner_page
def test_inner_page_has_no_fault(
    browser: Browser, site: Site, visitors: Visitors, who: str, path: str, status: int
) -> None:
    if who not in visitors.contexts:
        visitors.contexts[who] = sign_in(browser, site, who).context
    page, observed = observed_page(visitors.contexts[who], site)
    page.emulate_media(reduced_motion="reduce")
    response = page.goto(path.format(**visitors.names))
    assert response is not None
    assert (response.status, "/login/" in page.url) == (status, False)
    assert (faults_of(page), too_wide(page)) == ({}, {})
    complaints = [said for said in observed.complaints if str(status) not in said]
    assert (observed.foreign, complaints) == ([], [])
    page.close()
