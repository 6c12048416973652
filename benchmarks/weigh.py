"""How many bytes a visit brings over the wire: the page and all that it loads, compressed, bodies only."""

import re
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import brotli

_LOADED = re.compile(
    r"""<(?:script|img|source)\b[^>]*\bsrc=["']([^"']+)|<link\b(?=[^>]*rel=["'](?:stylesheet|icon|preload|modulepreload))[^>]*\bhref=["']([^"']+)"""
)
_IN_STYLE = re.compile(r"""url\(["']?([^"')]+)""")


def fetched(address: str) -> tuple[int, str]:
    """The bytes of one answer's body as sent, and its text where it is one."""
    request = Request(address, headers={"Accept-Encoding": "br"})
    with urlopen(request) as answer:
        sent = answer.read()
        body = brotli.decompress(sent) if answer.headers["Content-Encoding"] == "br" else sent
        is_text = answer.headers.get_content_type() in {"text/html", "text/css"}
    return len(sent), body.decode() if is_text else ""


def weigh(address: str, held: set[str]) -> int:
    """The bytes that a browser that holds these addresses loads for a page; adds what it then holds.

    Every font and picture that a style sheet names is counted, also those a page does not show.
    """
    size, html = fetched(address)
    waiting = [urljoin(address, one or other) for one, other in _LOADED.findall(html)]
    while waiting:
        part = waiting.pop()
        if part in held or part.startswith("data:"):
            continue
        held.add(part)
        part_size, text = fetched(part)
        size += part_size
        waiting += [urljoin(part, name) for name in _IN_STYLE.findall(text)]
    return size
