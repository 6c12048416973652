"""What a file says in its sources, in the page's language. Loaded by `{% load region_tags %}`."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from musikfaellesskabet.region.notes import in_english, is_address

register = template.Library()


@register.filter
def source_words(text: str | Promise, notes: Mapping[str, str]) -> SafeString:
    """`{{ source|source_words:source_notes }}`: addresses as links; words in English where the region has them.

    Words that have no English are marked as Danish on an English page.
    """
    said = str(text)
    shown = in_english(said, notes) if get_language() == "en" else said
    linked = mark_safe(urlize(shown, autoescape=True))  # noqa: S308 (urlize has escaped it)
    if get_language() == "en" and shown == said and not is_address(said):
        return format_html('<span lang="da">{}</span>', linked)
    return conditional_escape(linked)
