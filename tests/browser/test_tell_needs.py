"""A need is told in half a minute on a phone without scripts; a music school counts 25 groups by a file."""

import re
from time import monotonic

from playwright.sync_api import Browser, Page, expect

from tests.browser.site import Site
from tests.browser.visitors import sign_in

HEAD = "hvad;sted;alder;antal;for hvem\n"
SCHOOL = "/aktoerer/roskilde-musiske-skole/"


def test_need_is_told_on_a_phone_without_scripts_in_half_a_minute(browser: Browser, site: Site) -> None:
    """A thumb that types five letters a second, from the front page of needs to the receipt, and takes it back."""
    phone = browser.new_context(
        base_url=site.address, locale="da-DK", java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = phone.new_page()
    page.goto("/behov/")
    expect(page.locator("main")).to_contain_text("Opdigtede tal")
    began = monotonic()
    page.get_by_role("link", name="Fortæl det på 30 sekunder").click()
    page.get_by_label("Skrive sange").check()
    page.get_by_label("Hvor bor du?").press_sequentially("Stevns", delay=200)
    page.get_by_label("Hvor gammel er du?").select_option("15_17")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("h1")).to_have_text("Tak, det er gemt")
    seconds = monotonic() - began
    assert seconds < 30, seconds
    expect(page.locator("main")).to_contain_text("Stevns")
    receipt = page.url
    page.get_by_role("button", name="Træk det tilbage").click()
    expect(page.locator("h1")).to_have_text("Det er slettet")
    answer = page.goto(receipt)
    assert answer is not None
    assert answer.status == 404
    phone.close()


def test_music_school_counts_25_groups_by_a_file(page: Page, browser: Browser, site: Site) -> None:
    teacher = sign_in(browser, site, "musikskole")
    teacher.goto(SCHOOL)
    teacher.get_by_role("link", name="Overtag siden", exact=True).click()
    teacher.get_by_role("textbox").last.fill("Jeg underviser på skolen og passer dens sider.")
    teacher.get_by_role("button", name="Bed om at overtage siden").click()
    secretariat = sign_in(browser, site, "sekretariat")
    secretariat.goto("/kontor/anmodninger/")
    secretariat.locator(".case").filter(has_text="Jeg underviser på skolen").get_by_role(
        "button", name="Godkend"
    ).click()

    teacher.goto(SCHOOL)
    teacher.get_by_role("link", name="Tæl behov").click()
    lines = [f"Skrive sange;Roskilde;13-14 år;{number};For piger og kvinder\n" for number in range(1, 26)]
    content = HEAD + "".join(lines) + "Skrive sange;Ukendt by;13-14 år;4;\n"
    file = {"name": "behov.csv", "mimeType": "text/csv", "buffer": content.encode()}
    teacher.get_by_label("Fil", exact=True).set_input_files(file)
    teacher.get_by_role("button", name="Se, hvad filen siger").click()
    expect(teacher.locator("main")).to_contain_text("25 linjer kan tælles med. Det er 325 personer.")
    expect(teacher.locator("main")).to_contain_text("Sted: «Ukendt by» kender vi ikke.")
    teacher.get_by_role("button", name="Tæl dem med").click()
    teacher.wait_for_url(re.compile(r"/behov/$"))
    expect(teacher.locator("main tbody tr")).to_have_count(25)
    page.goto(SCHOOL)
    expect(page.locator("main")).not_to_contain_text("Tæl behov")  # others are not shown the way
    for visitor in (teacher, secretariat):
        visitor.context.close()
