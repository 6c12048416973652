"""The platform as people start it, for a browser: `musik serve` in a folder of its own, with demo accounts."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.running.processes import environment


@dataclass(frozen=True)
class Site:
    """A running platform: its address, its folder, and the passwords of its demo accounts by e-mail."""

    address: str
    folder: Path
    passwords: dict[str, str]


@contextmanager
def running_site(folder: Path, **settings: str) -> Iterator[Site]:
    """Start it with these settings, wait until it answers, stop it with all that it started."""
    server = subprocess.Popen(
        [sys.executable, "-m", "musikfaellesskabet", "serve"],
        env=environment(folder, WEB_WORKERS="1", READ_POINTS="0", **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Site(_address(server), folder, json.loads((folder / "demo_accounts.json").read_text()))
    finally:
        os.kill(server.pid, signal.SIGTERM)
        server.communicate(timeout=30)


def _address(server: "subprocess.Popen[str]") -> str:
    said: list[str] = []
    assert server.stdout is not None
    for line in server.stdout:
        said.append(line)
        if "is ready" in line:
            return line.split()[-1].rstrip("/")
    raise AssertionError("".join(said))


def furnished(site: Site) -> dict[str, str]:
    """Fill the pages behind log-in (`tests.browser.furnish`), and return the parts of their addresses."""
    more = {"DJANGO_SETTINGS_MODULE": "musikfaellesskabet.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.furnish"],
        env=environment(site.folder, **more),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names: dict[str, str] = json.loads(done.stdout)
    return names


def chromium() -> str | None:
    """Debian's Chromium, or the one that CHROMIUM names; None where there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


@dataclass
class Observed:
    """What a browser did while pages were open: requests to others, and complaints."""

    own: str
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.netloc != urlsplit(self.own).netloc:
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.text} ({message.location['url']})")


def observed_page(context: BrowserContext, site: Site) -> tuple[Page, Observed]:
    """A new page and what is seen of it."""
    page, observed = context.new_page(), Observed(site.address)
    observed.watch(page)
    return page, observed
