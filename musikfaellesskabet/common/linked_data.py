"""JSON-LD in a page: a block of data, which no browser runs."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

# What could end the block or begin a tag is written as an escape, which JSON reads as the same.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def block(told: dict[str, Any]) -> SafeString:
    """The data as a `<script type="application/ld+json">`."""
    text = json.dumps(told, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  (escaped above)
