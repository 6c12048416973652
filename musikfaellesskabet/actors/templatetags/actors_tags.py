"""Tags of the actors' pages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from musikfaellesskabet.ui.posters.recipe import Poster

register = template.Library()


@register.simple_tag
def poster_art(poster: Poster) -> SafeString:
    """The poster unfolded: its pattern and figure without the words, as decoration on the page's plane."""
    inks = poster.inks
    return format_html(
        '<svg class="actor__art" data-second="{}" data-third="{}" viewBox="0 0 297 {}" aria-hidden="true" '
        'focusable="false"><path class="poster__second" fill-rule="evenodd" d="{}"/><g transform="{}">'
        '<path class="poster__figure" d="{}"/><path class="poster__third" d="{}"/></g></svg>',
        inks.second,
        inks.third,
        round(poster.art_height, 1),
        poster.pattern,
        poster.figure_transform,
        poster.figure,
        poster.accent,
    )
