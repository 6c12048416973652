"""What subjects above hang on an offer: on its pages, and on what happens to it. Each in its own `beside_offers.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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


class News(StrEnum):
    """What those who take part in an offer must hear of."""

    CLOSED = "closed"
    DATE_MOVED = "date-moved"
    DATE_CALLED_OFF = "date-called-off"


Hearer = Callable[[Offer, News, datetime], None]

_ways_in: list[WayIn] = []
_tabs: list[Tab] = []
_hearers: list[Hearer] = []


def on_news(hear: Hearer) -> None:
    """Let a subject hear of news, in the transaction of the act; it may write letters, and locks nothing."""
    _hearers.append(hear)


def tell(offer: Offer, news: News, now: datetime) -> None:
    for hear in _hearers:
        hear(offer, news, now)


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
