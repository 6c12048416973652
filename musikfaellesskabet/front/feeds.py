"""What is new and changed, as an Atom feed (RFC 4287)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.utils.translation import gettext as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.region.context import settings_of_region

ATOM = "http://www.w3.org/2005/Atom"
ENTRIES = 50
_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ElementTree.register_namespace("", ATOM)


@dataclass(frozen=True)
class News:
    """One thing that is new or changed. `path` is its address in the active language."""

    key: str
    title: str
    path: str
    summary: str
    kind: str
    created_at: datetime
    updated_at: datetime


def newest() -> list[News]:
    """The latest changed practices, actors and offers, newest first; three queries."""
    practices = Practice.objects.order_by("-updated_at", "-pk")[:ENTRIES]
    actors = Actor.objects.public().order_by("-updated_at", "-pk")[:ENTRIES]
    offers = Offer.objects.published().order_by("-updated_at", "-pk")[:ENTRIES]
    found = [_of_practice(practice) for practice in practices] + [_of_actor(actor) for actor in actors]
    found += [_of_offer(offer) for offer in offers]
    return sorted(found, key=lambda one: (one.updated_at, one.key), reverse=True)[:ENTRIES]


def _of_practice(one: Practice) -> News:
    kind, path = str(one.get_origin_display()), one.get_absolute_url()
    return News(f"practice:{one.pk}", one.name, path, one.summary, kind, one.created_at, one.updated_at)


def _of_actor(one: Actor) -> News:
    kind, path = str(one.get_kind_display()), one.get_absolute_url()
    return News(f"actor:{one.pk}", one.name, path, one.description, kind, one.created_at, one.updated_at)


def _of_offer(one: Offer) -> News:
    kind, path, first = str(one.get_kind_display()), one.get_absolute_url(), one.published_at or one.created_at
    return News(f"offer:{one.pk}", one.title, path, one.summary, kind, first, one.updated_at)


def atom(news: Sequence[News], language: str) -> bytes:
    """The feed, as bytes of XML."""
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    name = settings_of_region().get("platform", "")
    address = f"{settings.SITE_URL}/feeds/nyt.atom" if language == "da" else f"{settings.SITE_URL}/en/feeds/nyt.atom"
    _add(feed, "id", _tag("feed"))
    _add(feed, "title", _("Nyt fra %(platform)s") % {"platform": name})
    _add(feed, "updated", max((one.updated_at for one in news), default=datetime(2021, 1, 1, tzinfo=UTC)).isoformat())
    _add(_add(feed, "author"), "name", name or urlsplit(settings.SITE_URL).hostname or "")
    _add(feed, "link", rel="self", type="application/atom+xml", href=address)
    _add(feed, "link", rel="alternate", type="text/html", href=f"{settings.SITE_URL}/")
    for one in news:
        entry = _add(feed, "entry")
        _add(entry, "id", _tag(one.key))
        _add(entry, "title", one.title)
        _add(entry, "updated", one.updated_at.isoformat())
        _add(entry, "published", one.created_at.isoformat())
        _add(entry, "link", rel="alternate", type="text/html", href=f"{settings.SITE_URL}{one.path}")
        _add(entry, "category", term=one.kind)
        _add(entry, "summary", one.summary)
    text: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text


def _tag(key: str) -> str:
    """A lasting name (RFC 4151): the same in both languages, and whatever becomes of the address."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{key}"


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text:
        element.text = _NOT_XML.sub("", text)
    return element
