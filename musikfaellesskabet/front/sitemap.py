"""The site map: every public page, in both languages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import override

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.ui.menu import PUBLIC, SMALL, address_of

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
LANGUAGES = ("da", "en")
ElementTree.register_namespace("sm", SITEMAP)
ElementTree.register_namespace("xhtml", XHTML)


@dataclass(frozen=True)
class Place:
    """A page by its Danish path, and when it last changed, where that is known."""

    path: str
    changed_at: datetime | None = None


def pages() -> list[Place]:
    """The pages of the menus, then actors, practices and offers; three queries."""
    with override("da"):
        fixed = [Place(path) for name in ("front", *_menu_names()) if (path := address_of(name))]
        rows = (Actor.objects.public(), Practice.objects.all(), Offer.objects.published())
        return [*fixed, *(place for some in rows for place in _of(some))]


def _menu_names() -> list[str]:
    return [name for name, _label in (*PUBLIC, *SMALL)]


def _of(rows: QuerySet[Actor] | QuerySet[Practice] | QuerySet[Offer]) -> Iterator[Place]:
    for row in rows:
        yield Place(row.get_absolute_url(), row.updated_at)


def xml(places: Sequence[Place]) -> bytes:
    """The site map as bytes of XML: one entry for each language of a page, each naming both."""
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    for place in places:
        addresses = {language: settings.SITE_URL + _in(place.path, language) for language in LANGUAGES}
        for address in addresses.values():
            entry = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
            ElementTree.SubElement(entry, f"{{{SITEMAP}}}loc").text = address
            if place.changed_at:
                ElementTree.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = place.changed_at.isoformat()
            for language, other in (*addresses.items(), ("x-default", addresses["da"])):
                link = {"rel": "alternate", "hreflang": language, "href": other}
                ElementTree.SubElement(entry, f"{{{XHTML}}}link", link)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _in(path: str, language: str) -> str:
    return path if language == "da" else f"/{language}{path}"
