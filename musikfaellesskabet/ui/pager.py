"""The pages of a long list, as one can go from one to another; `<c-pager>` draws them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page

SHOWN_IN_FULL, EACH_SIDE = 7, 2
PASSED_OVER = "…"


@dataclass(frozen=True)
class PageLink:
    """One page by its number; without an address it stands for pages that are passed over."""

    label: str
    url: str = ""
    is_here: bool = False


@dataclass(frozen=True)
class Pager:
    """The page one is on, how many there are, and each one's address."""

    here: int
    last: int
    url_of: Callable[[int], str]

    @property
    def is_needed(self) -> bool:
        return self.last > 1

    @property
    def links(self) -> list[PageLink]:
        """The first, the last and those around here; all of them where they are few."""
        links: list[PageLink] = []
        before = 0
        for number in range(1, self.last + 1):
            if not self._is_shown(number):
                continue
            if number - before > 1:
                links.append(PageLink(PASSED_OVER))
            links.append(PageLink(str(number), self.url_of(number), number == self.here))
            before = number
        return links

    @property
    def previous_url(self) -> str:
        return self.url_of(self.here - 1) if self.here > 1 else ""

    @property
    def next_url(self) -> str:
        return self.url_of(self.here + 1) if self.here < self.last else ""

    def _is_shown(self, number: int) -> bool:
        return self.last <= SHOWN_IN_FULL or number in (1, self.last) or abs(number - self.here) <= EACH_SIDE


def pager_of(page: Page[Any], query: str = "") -> Pager:
    """The pager of a page of Django's; `query` is what else stands in the address."""
    return pager(page.number, page.paginator.num_pages, query)


def pager(here: int, last: int, query: str = "") -> Pager:
    """A pager whose addresses are the page's own with another `side`."""
    kept = f"{query}&" if query else ""
    return Pager(here, last, lambda number: f"?{kept}side={number}")
