"""The site as schema.org tells it."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from musikfaellesskabet.common.linked_data import CONTEXT
from musikfaellesskabet.region.context import settings_of_region
from musikfaellesskabet.ui.menu import address_of


def site() -> dict[str, Any]:
    """A WebSite with its search box, in the active language; one query."""
    words = settings_of_region()
    target = f"{settings.SITE_URL}{address_of('search')}?q={{search_term_string}}"
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "url": settings.SITE_URL + reverse("front"),
        "name": words.get("platform", ""),
        "description": words.get("about", ""),
        "inLanguage": get_language(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }
