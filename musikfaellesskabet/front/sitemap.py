"""The site map: every public page in both languages, an index and parts of a size that a worker can keep."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.ui.menu import PUBLIC, SMALL, address_of

ENTRIES_IN_A_PART = 4_000
"""About 2 MB of XML; an entry is one page in one language."""


Item = TypeVar("Item")


class InBothLanguages(Sitemap[Item]):
    """Each page names its address in the other language, and all stand at the site's own address."""

    i18n = True
    alternates = True
    x_default = True
    limit = ENTRIES_IN_A_PART

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc


class FixedPages(InBothLanguages[str]):
    """The front page and the pages of the menus."""

    def items(self) -> list[str]:
        return [name for name in ("front", *(name for name, _label in (*PUBLIC, *SMALL))) if address_of(name)]

    def location(self, item: str) -> str:
        return address_of(item)


class Rows(InBothLanguages[Any]):
    """The pages of some rows; read once, however many parts ask."""

    rows: Callable[[], QuerySet[Any]]

    @cached_property
    def _read(self) -> list[Any]:
        return list(type(self).rows().order_by("pk"))

    def items(self) -> list[Any]:
        return self._read

    def lastmod(self, item: Any) -> datetime:
        changed_at: datetime = item.updated_at
        return changed_at


class Actors(Rows):
    rows = Actor.objects.public


class Practices(Rows):
    rows = Practice.objects.all


class Offers(Rows):
    rows = Offer.objects.published


SECTIONS: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = {
    "sider": FixedPages,
    "aktoerer": Actors,
    "metoder": Practices,
    "tilbud": Offers,
}
"""Part of the address → its pages, read anew for each request."""


def parts() -> Iterator[dict[str, Any]]:
    """The parts, for the index. Django's own index names them by the host that was asked, and the answer is kept."""
    for section, pages in SECTIONS.items():
        site = pages() if isinstance(pages, type) else pages
        address = f"{settings.SITE_URL}{reverse('site-map-part', args=[section])}"
        for number in site.paginator.page_range:
            location = address if number == 1 else f"{address}?p={number}"
            yield {"location": location, "last_mod": site.get_latest_lastmod()}
