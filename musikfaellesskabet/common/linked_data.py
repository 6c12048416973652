"""JSON-LD in a page: a block of data, which no browser runs, and the words of schema.org that several subjects use."""

import json
from typing import Any, Protocol

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"
# What could end the block or begin a tag is written as an escape, which JSON reads as the same.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


class _Paged(Protocol):
    """Something with a page of its own."""

    def get_absolute_url(self) -> str: ...


class _Body(_Paged, Protocol):
    """A body with a name and a page."""

    name: Any


def block(told: dict[str, Any]) -> SafeString:
    """The data as a `<script type="application/ld+json">`; nothing where there is nothing to tell."""
    if not told:
        return SafeString("")
    text = json.dumps(told, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  (escaped above)


def known(told: dict[str, Any]) -> dict[str, Any]:
    """The properties without those that are empty: schema.org has no word for unknown. 0 and False are known."""
    return {name: value for name, value in told.items() if value not in ("", None, [], {})}


def page_address(row: _Paged) -> str:
    """The whole address of the row's page."""
    return settings.SITE_URL + row.get_absolute_url()


def organization(body: _Body) -> dict[str, str]:
    """A body by its name and its page."""
    return {"@type": "Organization", "name": body.name, "url": page_address(body)}


def postal_address(*, town: str, region: str, postal_code: str = "", country: str = "") -> dict[str, str] | None:
    """A PostalAddress; None where neither town nor region is known.

    The country is left out where it is not one code of two letters (a network may be of several countries).
    """
    if not (town or region):
        return None
    lines = {"postalCode": postal_code, "addressLocality": town, "addressRegion": region}
    return {"@type": "PostalAddress"} | known(lines | {"addressCountry": country if len(country) == 2 else ""})
