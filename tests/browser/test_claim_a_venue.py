"""The first journey: a newcomer finds a venue, takes its page over, fills in a room, and the room is found."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.site import Site
from tests.browser.visitors import sign_in

FACTS = {"Rummets navn": "Store scene", "Stående pladser": "940"}


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
    row = secretariat.locator(".case").filter(has_text="Gimle")
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
