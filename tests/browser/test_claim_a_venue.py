"""The first journey: a newcomer finds a venue, takes its page over, fills in a room, and the room is found."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.site import Site

FACTS = {"Rummets navn": "Store scene", "Stående pladser": "940"}


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


def names_found(page: Page, question: str) -> list[str]:
    page.goto("/")
    page.locator(".masthead").get_by_label("Søg i alt").fill(question)
    page.locator(".masthead").get_by_role("button", name="Søg").click()
    page.wait_for_url("**/soeg/**")
    return [name.strip() for name in page.locator(".hits .row__name").all_inner_texts()]


def test_newcomer_claims_a_venue_and_its_room_is_found(page: Page, browser: Browser, site: Site) -> None:
    assert "Gimle" in names_found(page, "spillested i Roskilde")[:3]
    assert "Gimle" not in names_found(page, "scene med plads til 900")
    page.goto("/aktoerer/gimle/")
    expect(page.locator("main")).to_contain_text("550")
    assert page.locator("main .unknown").count() > 5

    owner = sign_in(browser, site, "spillested")
    owner.goto("/aktoerer/gimle/")
    owner.get_by_role("link", name="Overtag siden", exact=True).click()
    owner.get_by_role("textbox").last.fill("Jeg står for lyden i Gimle og passer husets sider.")
    owner.get_by_role("button", name="Bed om at overtage siden").click()
    expect(owner.locator("main")).to_contain_text("Sekretariatet har din besked")

    secretariat = sign_in(browser, site, "sekretariat")
    secretariat.goto("/kontor/")
    secretariat.get_by_role("link", name="Anmodninger").first.click()
    row = secretariat.get_by_role("row").filter(has_text="Gimle")
    row.get_by_role("button", name="Godkend").click()
    expect(secretariat.locator("main")).not_to_contain_text("Jeg står for lyden i Gimle")

    owner.goto("/postkontor/")
    expect(owner.locator("main")).to_contain_text("Gimle")
    owner.goto("/aktoerer/gimle/rum/nyt/")
    for label, value in FACTS.items():
        owner.get_by_label(label).fill(value)
    owner.get_by_label("Trinfri indgang").select_option("yes")
    owner.get_by_role("button", name="Gem rummet").click()
    expect(owner.locator("main")).to_contain_text("940")

    assert names_found(page, "scene med plads til 900")[0] == "Gimle"
    page.goto("/spillesteder/?trinfri=ja")
    assert page.locator(".row__name").all_inner_texts() == ["Gimle"]
    for visitor in (owner, secretariat):
        visitor.context.close()
