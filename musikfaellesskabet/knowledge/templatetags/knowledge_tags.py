"""Filters of the knowledge pages."""

from datetime import date

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from musikfaellesskabet.knowledge.links import Glossary
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.region.countries import country_in_words

register = template.Library()


@register.filter
def linked(text: str, glossary: Glossary) -> SafeString:
    """Danish text with links to the glossary."""
    return glossary.link(text, "da")


@register.filter
def linked_in_english(text: str, glossary: Glossary) -> SafeString:
    """English text with links to the glossary."""
    return glossary.link(text, "en")


@register.filter
def age_of_knowledge(practice: Practice, today: date) -> str:
    """How old what we know of the practice is, as a sentence."""
    return practice.age_of_knowledge(today)


@register.filter
def or_unknown(text: str) -> SafeString:
    """The text, or «Ukendt» in the page's language, marked as unknown."""
    if text:
        return conditional_escape(text)
    return format_html('<span class="unknown" lang="{}">{}</span>', get_language() or "da", _("Ukendt"))


@register.filter
def country(code: str) -> str:
    """A network's country, in words."""
    return country_in_words(code)


@register.filter
def short_address(address: str) -> str:
    """An address as one says it: without https:// and www."""
    return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")
