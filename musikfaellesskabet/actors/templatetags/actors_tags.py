"""Tags of the actors' pages."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString

register = template.Library()
# As Django's json_script: nothing in the data can end the block.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def linked_data_block(data: dict[str, Any]) -> SafeString:
    """The data as JSON-LD. A data block: browsers do not run it."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')
