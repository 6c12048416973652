"""Answers for machines: health, feed, site map, robots, and whom to tell about a weakness."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.sitemaps import views as sitemaps
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.pages import public_answer, public_page
from musikfaellesskabet.front import feeds, health
from musikfaellesskabet.front.sitemap import SECTIONS, parts

# How far ahead security.txt promises to be true; RFC 9116 asks for less than a year.
PROMISE = timedelta(days=180)


@require_safe
@never_cache
def show_health(request: HttpRequest) -> JsonResponse:
    """200 when everything works; 503, with the reasons, when something does not."""
    try:
        found = health.look(timezone.now())
    except DatabaseError:
        found = health.Health(database="down", reasons=["database does not answer"])
    return JsonResponse(found.as_dict(), status=503 if found.reasons else 200)


@require_safe
@public_page
def news(request: HttpRequest, language: str = "da") -> HttpResponse:
    """What is new and changed, as Atom."""
    with override(language):
        text = feeds.atom(feeds.newest(), language)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


@require_safe
@public_answer
def site_map(request: HttpRequest, section: str = "") -> HttpResponse:
    """Every public page, each with its address in the other language: an index, and parts by what they show."""
    if section:
        return sitemaps.sitemap(request, SECTIONS, section=section)
    text = render_to_string("sitemap_index.xml", {"sitemaps": parts()})
    return HttpResponse(text, content_type="application/xml", headers={"X-Robots-Tag": "noindex, noodp, noarchive"})


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """Where the icon is, for those who ask for it at its old address without reading the page."""
    return redirect(static("ui/icon.svg"))


@require_safe
@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Where machines need not look, and where the site map is."""
    closed = ("/kontor/", "/min-side/", "/konto/", "/soeg/", "/postkontor/")
    lines = ["User-agent: *", *(f"Disallow: {prefix}{path}" for path in closed for prefix in ("", "/en"))]
    lines += ["Allow: /", "", f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@public_page
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where to tell of a weakness, and until when this holds."""
    today = datetime.combine(timezone.localdate(), time(), tzinfo=timezone.get_current_timezone())
    fields = [
        ("Contact", settings.SECURITY_CONTACT),
        ("Expires", (today + PROMISE).isoformat()),
        ("Preferred-Languages", "da, en"),
        ("Canonical", f"{settings.SITE_URL}/.well-known/security.txt"),
    ]
    text = "".join(f"{name}: {value}\n" for name, value in fields)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
