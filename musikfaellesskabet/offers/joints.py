"""What subjects above offers hang on an offer's pages, each from its own `beside_offers.py`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from musikfaellesskabet.offers.models import Offer


@dataclass(frozen=True)
class WayIn:
    """A way to take part, shown on the offer's page.

    related: the offer's own single row that it reads, fetched with the offer. applies: whether this offer has it.
    """

    template: str
    related: str
    applies: Callable[[Offer], bool]


@dataclass(frozen=True)
class Tab:
    """A page of the offer for those who take care of it: the name of its address, and what it is called."""

    url_name: str
    title: str | Promise


_ways_in: list[WayIn] = []
_tabs: list[Tab] = []


def add_way_in(way: WayIn) -> None:
    _ways_in.append(way)


def add_tab(tab: Tab) -> None:
    _tabs.append(tab)


def related_rows() -> list[str]:
    return [way.related for way in _ways_in]


def ways_into(offer: Offer) -> list[str]:
    """The templates of the ways that this offer has."""
    return [way.template for way in _ways_in if way.applies(offer)]


def tabs() -> list[Tab]:
    return list(_tabs)
