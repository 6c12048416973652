"""A passkey from its making to the office, with the browser's own virtual authenticator."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from tests.browser.site import Observed, Site, observed_page

# Not the secretariat: another test signs in with its code, and a code works once.
OFFICER = "administrator@demo.example"
# One person for each test: the site is shared, and a key changes how its person logs in.
SECOND, ALONE, READER = "gaest@demo.example", "artist@demo.example", "musikskole@demo.example"
HOME = re.compile("^http://localhost:[0-9]+/min-side/$")
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def named(site: Site) -> str:
    """The same site by a name: passkeys belong to a name, never to a number."""
    return site.address.replace("127.0.0.1", "localhost")


@pytest.fixture
def person(browser: Browser, site: Site) -> Iterator[tuple[Page, CDPSession, str]]:
    """A page whose browser holds an authenticator; on it nothing may go wrong."""
    context = browser.new_context(base_url=named(site), locale="da-DK", reduced_motion="reduce")
    page, observed = observed_page(context, Site(named(site), site.folder, site.passwords))
    cdp = context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    made = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    yield page, cdp, made["authenticatorId"]
    assert (observed.foreign, observed.complaints) == ([], [])
    context.close()


def sign_in(page: Page, site: Site, email: str) -> None:
    page.goto("/konto/login/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Adgangskode", exact=True).fill(site.passwords[email])
    page.get_by_role("button", name="Log ind", exact=True).click()
    page.wait_for_url(lambda url: not url.endswith("/login/"))


def code_for(page: Page, email: str) -> str:
    office = page.context.new_page()
    office.goto("/postkontor/")
    found = re.findall(rf"{email}\s+(\d{{6}})", office.locator("main").inner_text())
    office.close()
    return str(found[0])


def open_adding(page: Page, site: Site, email: str) -> None:
    """The page for a new passkey, which first asks for the password once more."""
    page.goto("/konto/2fa/webauthn/add/")
    page.get_by_label("Adgangskode", exact=True).fill(site.passwords[email])
    page.get_by_role("button", name="Fortsæt").click()
    expect(page).to_have_url(re.compile("/webauthn/add/$"))


def add_passkey(page: Page, site: Site, email: str, *, alone: bool = True) -> None:
    open_adding(page, site, email)
    page.get_by_label("Kald den noget").fill("Telefonen")
    page.get_by_label("logge ind med den alene").set_checked(alone)
    page.get_by_role("button", name="Tilføj adgangsnøglen").click()
    page.wait_for_url(lambda url: not url.endswith("/add/"))
    page.goto("/konto/2fa/webauthn/")
    expect(page.get_by_role("heading", name="Telefonen")).to_be_visible()


def log_out(page: Page) -> None:
    page.goto("/konto/logout/")
    page.locator("main").get_by_role("button", name="Log ud").click()
    page.goto("/min-side/")
    expect(page).to_have_url(re.compile("/konto/login/"))


def test_officer_makes_a_passkey_and_enters_the_office_with_it_alone(
    person: tuple[Page, CDPSession, str], site: Site
) -> None:
    page, cdp, authenticator = person
    sign_in(page, site, OFFICER)
    page.get_by_label("Kode").fill(code_for(page, OFFICER))
    page.get_by_role("button", name="Log ind", exact=True).click()
    expect(page).to_have_url(HOME)
    add_passkey(page, site, OFFICER)
    [kept] = cdp.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})["credentials"]
    assert (kept["isResidentCredential"], kept["rpId"]) == (True, "localhost")
    log_out(page)
    page.get_by_role("button", name="Log ind med adgangsnøgle").click()
    expect(page).to_have_url(HOME)
    page.goto("/kontor/")
    expect(page).to_have_url(re.compile("/kontor/$"))
    expect(page.locator("h1")).to_be_visible()


def test_passkey_is_the_second_step_of_who_has_no_app(person: tuple[Page, CDPSession, str], site: Site) -> None:
    page, _cdp, _authenticator = person
    sign_in(page, site, SECOND)
    add_passkey(page, site, SECOND, alone=False)
    log_out(page)
    sign_in(page, site, SECOND)
    expect(page).to_have_url(re.compile("/konto/2fa/authenticate/"))
    page.get_by_role("button", name="Brug en adgangsnøgle").click()
    expect(page).to_have_url(HOME)


def test_authenticator_that_does_not_know_its_person_lets_nobody_in(
    person: tuple[Page, CDPSession, str], site: Site
) -> None:
    page, cdp, authenticator = person
    sign_in(page, site, ALONE)
    add_passkey(page, site, ALONE)
    log_out(page)
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    page.get_by_role("button", name="Log ind med adgangsnøgle").click()
    expect(page.get_by_role("alert")).to_contain_text("Adgangsnøglen svarede ikke")
    page.goto("/min-side/")
    expect(page).to_have_url(re.compile("/konto/login/"))
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": True})
    page.get_by_role("button", name="Log ind med adgangsnøgle").click()
    expect(page).to_have_url(HOME)


@pytest.mark.parametrize("is_on", [True, False])
def test_without_scripts_the_page_says_so_and_shows_no_dead_button(is_on: bool, browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=named(site), locale="da-DK", java_script_enabled=is_on)
    page = context.new_page()
    need = page.locator("noscript p", has_text="Adgangsnøgler kræver JavaScript.")
    page.goto("/konto/login/")
    expect(need).to_be_visible(visible=not is_on)
    expect(page.get_by_role("button", name="Log ind med adgangsnøgle")).to_be_visible(visible=is_on)
    sign_in(page, site, READER)
    open_adding(page, site, READER)
    expect(need).to_be_visible(visible=not is_on)
    expect(page.get_by_role("button", name="Tilføj adgangsnøglen")).to_be_visible(visible=is_on)
    context.close()


def test_at_a_number_the_page_says_that_passkeys_need_a_name(
    context: BrowserContext, watched: tuple[Page, Observed], site: Site
) -> None:
    page, _observed = watched
    sign_in(page, site, READER)
    open_adding(page, site, READER)
    expect(page.get_by_text("De kræver en adresse med et navn og https.")).to_be_visible()
    expect(page.get_by_role("button", name="Tilføj adgangsnøglen")).to_be_hidden()
