"""The directory where scripts run: narrowing without a new page, and a map one can move in."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.site import Site


def test_a_choice_narrows_list_and_counts_and_the_address_can_be_shared(page: Page) -> None:
    page.goto("/spillesteder/")
    everyone = page.locator("#antal").inner_text()
    page.locator("#kommune-265").check()
    expect(page).to_have_url("/spillesteder/?kommune=265")
    narrowed = page.locator("#antal").inner_text()
    assert int(narrowed) < int(everyone)
    expect(page.locator("#kommune-265")).to_be_focused()
    page.reload()
    assert page.locator("#antal").inner_text() == narrowed
    expect(page.locator("#kommune-265")).to_be_checked()


def test_what_is_unfolded_stays_unfolded(page: Page) -> None:
    page.goto("/spillesteder/")
    page.locator("#valg-scene summary").click()
    page.locator("#scene-ja").check()
    expect(page).to_have_url("/spillesteder/?scene=ja")
    page.locator("#scene-ja").uncheck()
    expect(page).to_have_url("/spillesteder/")
    expect(page.locator("#scene-ja")).to_be_visible()


def test_the_map_can_be_moved_by_keyboard_and_leads_to_a_municipality(page: Page) -> None:
    page.goto("/aktoerer/?vis=kort")
    page.get_by_role("button", name="Zoom og flyt kortet").click()
    page.get_by_role("button", name="Zoom ind").press("Enter")
    pin = page.locator(".listing__pin").first
    label = pin.get_attribute("aria-label") or ""
    pin.focus()
    pin.press("Enter")
    expect(page.locator("#antal")).to_have_text(label.rpartition(" ")[2])


def test_nothing_moves_sideways_on_a_phone_with_the_map(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/aktoerer/?vis=kort")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_scripts_the_form_narrows_all_the_same(browser: Browser, site: Site) -> None:
    plain = browser.new_context(java_script_enabled=False, base_url=site.address)
    page = plain.new_page()
    page.goto("/spillesteder/")
    page.locator("#kommune-265").check()
    page.get_by_role("button", name="Vis det, jeg har valgt").click()
    expect(page.locator("#kommune-265")).to_be_checked()
    assert [page.locator("#antal").inner_text(), page.locator(".row").count()] == ["7", 7]
    plain.close()


def test_enter_in_a_field_asks_for_the_list_once(page: Page) -> None:
    page.goto("/aktoerer/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "fra=Roskilde" in request.url else None)
    page.locator("#fra").fill("Roskilde")
    page.locator("#fra").press("Enter")
    expect(page).to_have_url(re.compile("fra=Roskilde"))
    page.locator("#min").focus()
    page.wait_for_load_state("networkidle")
    assert len(asked) == 1


def test_methods_come_before_folded_filters_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/metoder/")
    expect(page.locator(".facets__group").first).to_be_hidden()
    page.locator(".facets > summary").click()
    expect(page.locator(".facets__group").first).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()
    expect(page.locator(".facets__group").first).to_be_visible()
