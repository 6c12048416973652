"""The round to an OpenID Connect provider in a real browser, which holds our content policy against it."""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.site import running_site
from tests.oidc import CLIENT, SECRET, running_provider


def test_newcomer_goes_to_the_provider_and_comes_back_without_scripts(browser: Browser, tmp_path: Path) -> None:
    with running_provider() as provider:
        provider.person = {"sub": "n-1", "email": "ny@example.org", "email_verified": True}
        setting = {"OIDC_SERVER_URL": provider.address, "OIDC_NAME": "Kommunen"}
        with running_site(tmp_path, **setting, OIDC_CLIENT_ID=CLIENT, OIDC_SECRET=SECRET) as site:
            context = browser.new_context(base_url=site.address, locale="da-DK", java_script_enabled=False)
            page = context.new_page()
            page.goto("/konto/login/")
            page.get_by_role("link", name="Kommunen").click()
            page.get_by_role("button", name="Fortsæt til Kommunen").click()
            page.wait_for_url("**/konto/3rdparty/signup/")
            expect(page.get_by_label("E-mail")).to_have_value("ny@example.org")
            page.get_by_label("18 år eller mere").check()
            page.get_by_role("button", name="Opret kontoen").click()
            expect(page).to_have_url(re.compile("^http://127.0.0.1:[0-9]+/min-side/$"))
            context.close()
