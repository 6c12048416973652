"""Tags of the actors' pages."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from musikfaellesskabet.ui.posters.recipe import Poster

register = template.Library()
# As Django's json_script: nothing in the data can end the block.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def linked_data_block(data: dict[str, Any]) -> SafeString:
    """The data as JSON-LD. A data block: browsers do not run it."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')


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
