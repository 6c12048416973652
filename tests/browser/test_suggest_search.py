"""Suggestions in the masthead: a list by keyboard, inside the window on a phone and on a desk."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import WIDTHS, violations


def opened(page: Page, width: int, asked: str = "musik") -> tuple[Locator, Locator]:
    """The field and its list, open."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto("/")
    field = page.locator(".masthead input[name=q]")
    field.click()
    field.press_sequentially(asked)
    options = page.locator(".masthead [role=listbox]")
    expect(options).to_be_visible()
    return field, options


@pytest.mark.parametrize("width", WIDTHS)
def test_list_stands_inside_the_window_and_nothing_moves_sideways(page: Page, width: int) -> None:
    field, options = opened(page, width)
    for _ in range(options.locator("[role=option]").count()):
        field.press("ArrowDown")
    box = options.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("[scrollX, document.documentElement.scrollWidth]") == [0, width]


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_while_the_list_is_open(page: Page, width: int) -> None:
    field, options = opened(page, width)
    field.press("ArrowDown")
    assert violations(page) == []
    expect(options).to_be_visible()


def test_arrows_choose_and_come_back_to_the_field(page: Page) -> None:
    field, options = opened(page, 1280)
    field.press("ArrowDown")
    first = options.locator("[role=option]").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "missing")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    expect(field).to_be_focused()


def test_enter_opens_the_chosen_one(page: Page) -> None:
    field, options = opened(page, 1280, "gimle")
    field.press("ArrowDown")
    chosen = options.locator("[role=option]").first.get_attribute("data-href") or "missing"
    field.press("Enter")
    expect(page).to_have_url(chosen)


def test_escape_closes_and_enter_then_searches(page: Page) -> None:
    field, options = opened(page, 1280, "gimle")
    field.press("Escape")
    expect(options).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    expect(page).to_have_url("/soeg/?q=gimle")
