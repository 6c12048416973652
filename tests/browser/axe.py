"""What a page shows of faults: to someone with a screen reader, and to someone with a narrow screen."""

from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Page

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
SCHEMES = ("light", "dark")
WIDTHS = (360, 1280)
EVERY_WIDTH = (320, 360, 1280, 1600)


def violations(page: Page) -> list[str]:
    """What axe finds, each with the first place it stands in."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text())
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)"
    )
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]} ({len(one['nodes'])})" for one in found]


def faults_of(page: Page) -> dict[tuple[str, int], list[str]]:
    """What axe finds in both themes, on phone and desk; empty when it finds nothing."""
    found = {}
    for scheme in SCHEMES:
        for width in WIDTHS:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 900})
            found[scheme, width] = violations(page)
    return {how: faults for how, faults in found.items() if faults}


def too_wide(page: Page) -> dict[int, int]:
    """Widths at which the page scrolls sideways, with the width it would need."""
    needed = {}
    for width in EVERY_WIDTH:
        page.set_viewport_size({"width": width, "height": 900})
        needed[width] = page.evaluate("document.documentElement.scrollWidth")
    return {width: need for width, need in needed.items() if need > width}
