"""Signing in as one of the demo's people, as they would."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.site import Site


def sign_in(browser: Browser, site: Site, name: str) -> Page:
    """A new visitor, signed in as one of the demo's people, with the code from the post office where one is asked."""
    page = browser.new_context(base_url=site.address, locale="da-DK").new_page()
    email = f"{name}@demo.example"
    page.goto("/konto/login/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Adgangskode", exact=True).fill(site.passwords[email])
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url(lambda url: not url.endswith("/login/"))
    if "2fa" in page.url:
        office = page.context.new_page()
        office.goto("/postkontor/")
        code = re.findall(rf"{email}\s+(\d{{6}})", office.locator("main").inner_text())[0]
        office.close()
        page.get_by_label("Kode").fill(code)
        page.get_by_role("button", name="Log ind").click()
    expect(page).to_have_url("/min-side/")
    return page
