"""Reading a source as it stands in a file: addresses, and the words around them."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[^\s;]+")


@dataclass(frozen=True)
class Citation:
    """One piece of a source: an address with the site's name, or words as the file has them."""

    url: str
    text: str


def citations(source: str) -> list[Citation]:
    """The pieces of a source, in order: addresses become links, the notes between them stay as words."""
    found: list[Citation] = []
    for piece in re.split(r"\s;\s|;\s", source):
        found += [Citation(url, site_of(url)) for url in _ADDRESS.findall(piece)]
        words = _ADDRESS.sub("", piece).strip(" ()")
        if words:
            found.append(Citation("", words))
    return found


def site_of(url: str) -> str:
    """The site's name as people say it: without `www.`."""
    return urlsplit(url).netloc.removeprefix("www.")
