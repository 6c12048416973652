"""A whole page for a plain request, a named part of it for htmx."""

from django.http import HttpRequest


def page_or_part(request: HttpRequest, template: str, *, part: str) -> str:
    """The template's name, with `#part` when htmx asks for a piece (and not for a page out of its history)."""
    htmx = getattr(request, "htmx", None)
    if not htmx or htmx.boosted or htmx.history_restore_request:
        return template
    return f"{template}#{part}"
