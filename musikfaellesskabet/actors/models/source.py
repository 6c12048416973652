"""Reading a source as it stands in a file: addresses, and the words around them."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ADDRESS = re.compile(r"https?://[^\s;]+")
# What files say where nobody could point at a page.
_KNOWN_WORDS = {"general knowledge": _("almen viden, ikke slået efter")}


@dataclass(frozen=True)
class Citation:
    """One piece of a source: an address with the site's name, or words. Words of a file may be English."""

    url: str
    text: str | Promise
    is_translated: bool = False


def citations(source: str) -> list[Citation]:
    """The pieces of a source, in order: addresses become links, the notes between them stay as words."""
    found: list[Citation] = []
    for piece in re.split(r"\s;\s|;\s", source):
        found += [Citation(url, site_of(url)) for url in _ADDRESS.findall(piece)]
        words = _ADDRESS.sub("", piece).strip(" ()")
        if words in _KNOWN_WORDS:
            found.append(Citation("", _KNOWN_WORDS[words], is_translated=True))
        elif words:
            found.append(Citation("", words))
    return found


def site_of(url: str) -> str:
    """The site's name as people say it: without `www.`."""
    return urlsplit(url).netloc.removeprefix("www.")
