"""`make screenshots`: the main pages of a running demo, as pictures for the documents.

Starts the platform in a temporary folder with the region's data. Each picture has at most 128 colours, so that it stays
small; the script fails on one above the limit.
"""

import os
import sys
import tempfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "musikfaellesskabet.settings")

from django.conf import settings
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.site import chromium, running_site

TARGET = ROOT / "docs" / "screenshots"
LARGEST_BYTES = 300_000
DESK, PHONE = (1280, 860), (390, 844)
PICTURES = {
    "forside": ("/", DESK, "light"),
    "forside-moerk": ("/", DESK, "dark"),
    "forside-telefon": ("/", PHONE, "light"),
    "aktoerer": ("/aktoerer/", DESK, "light"),
    "aktoer": ("/aktoerer/gimle/", DESK, "light"),
    "aktoer-telefon": ("/aktoerer/gimle/", PHONE, "dark"),
    "metoder": ("/metoder/", DESK, "light"),
    "metode": ("/metoder/urban-grrls/", DESK, "light"),
    "ordbog": ("/ordbog/", DESK, "light"),
    "engelsk": ("/en/", DESK, "light"),
}


def take(page: Page, name: str) -> str:
    """One picture, written to its file. Returns a fault, or nothing."""
    path, (width, height), scheme = PICTURES[name]
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": height})
    answer = page.goto(path)
    if answer is None or not answer.ok:
        return f"{name}: {path} did not answer"
    page.evaluate("document.fonts.ready.then(() => true)")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    file = TARGET / f"{name}.png"
    picture.save(file, optimize=True)
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)}: {size // 1000} kB")
    return f"{name}: {size} bytes" if size > LARGEST_BYTES else ""


def with_coast(folder: Path) -> Path:
    """The folder, with the coast and the towns that were built at set-up."""
    folder.mkdir()
    (folder / "assets").symlink_to(settings.VAR_DIR / "assets")
    return folder


def main() -> int:
    browser_path = chromium()
    if browser_path is None:
        print("Pictures need Chromium: apt-get install chromium, or set CHROMIUM to its path.")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(with_coast(Path(folder) / "var")) as site,
        sync_playwright() as playwright,
    ):
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=browser_path, args=flags)
        page = browser.new_page(base_url=site.address)
        faults = [fault for fault in (take(page, name) for name in PICTURES) if fault]
        browser.close()
    print("\n".join(faults))
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
