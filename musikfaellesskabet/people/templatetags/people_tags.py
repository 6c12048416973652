"""The QR code for an authenticator app, and a browser by the name that people call it."""

import io

import segno
from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def qr_code(text: str, title: str) -> SafeString:
    """The text as an SVG picture in the page: no address to fetch, no style to allow."""
    file = io.BytesIO()
    segno.make(text, error="m").save(
        file,
        kind="svg",
        xmldecl=False,
        svgns=False,
        omitsize=True,
        nl=False,
        title=title,
        svgclass="qr",
        lineclass=None,
        light="#fff",
        border=3,
    )
    return mark_safe(file.getvalue().decode())  # noqa: S308  drawn by segno from digits and modules


#: Words of a browser's own description, and what people call it; the first that is found says it.
BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
MACHINES = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


@register.filter
def browser_name(description: str) -> str:
    """«Firefox, Windows» from the long line that a browser sends."""
    found = [next((name for word, name in names.items() if word in description), "") for names in (BROWSERS, MACHINES)]
    return ", ".join(filter(None, found)) or _("Ukendt browser")
