"""What the menus hold: one list, of which a page shows the entries that exist in this installation."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

PUBLIC: list[tuple[str, str | Promise]] = [
    ("pathway", _("Vejen")),
    ("offers", _("Tilbud")),
    ("practices", _("Metoder")),
    ("actors", _("Aktører")),
    ("venues", _("Spillesteder")),
    ("music-schools", _("Musikskoler")),
    ("events", _("Begivenheder")),
    ("calls", _("Opslag")),
    ("needs", _("Behov")),
    ("articles", _("Viden")),
    ("networks", _("Netværk")),
    ("glossary", _("Ordbog")),
    ("municipalities", _("Kommuner")),
    ("posters", _("Plakater")),
]
IN_MASTHEAD = 6
DEMO: list[tuple[str, str | Promise]] = [("post-office", _("Postkontor"))]
SMALL: list[tuple[str, str | Promise]] = [
    ("trust", _("Tillid og dine data")),
    ("accessibility", _("Tilgængelighed")),
    ("open-data", _("Åbne data")),
    ("api", _("API")),
    ("feed", _("Nyt som Atom-feed")),
    ("patterns", _("Mønstre")),
]


@dataclass(frozen=True)
class Entry:
    """A line of a menu. `is_here` is true on the page itself and on those below it."""

    label: str
    url: str
    is_here: bool


def address_of(name: str) -> str:
    """The page's address in the active language; empty when there is no such page.

    What machines fetch stands outside the languages' paths, and has a name for each (`feed-en`).
    """
    for known in (f"{name}-{get_language()}", name):
        try:
            return reverse(known)
        except NoReverseMatch:
            continue
    return ""


def entries(items: list[tuple[str, str | Promise]], path: str) -> Iterator[Entry]:
    """Those of the items that exist."""
    for name, label in items:
        url = address_of(name)
        if url:
            yield Entry(str(label), url, path.startswith(url))
