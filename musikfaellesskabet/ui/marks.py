"""The flight line: five marks in a box of 12 × 12, all standing on its floor, and the two things drawn from them."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

NEST, SPROUT, QUARTER, FEATHERS, BIRD = 1, 2, 3, 4, 5
PATHS = {
    NEST: "M0 6H12A6 6 0 0 1 0 6Z",
    SPROUT: "M0 6H12A6 6 0 0 1 0 6ZM3.4 2.6A2.6 2.6 0 1 1 8.6 2.6A2.6 2.6 0 1 1 3.4 2.6Z",
    QUARTER: "M0 12V0A12 12 0 0 1 12 12Z",
    FEATHERS: "M0 12V0A6 12 0 0 1 6 12ZM6 12V0A6 12 0 0 1 12 12Z",
    BIRD: "M-1 5A4.6 4.6 0 0 1 6 5A4.6 4.6 0 0 1 13 5A9 9 0 0 0 6 11.5A9 9 0 0 0 -1 5Z",
}
ARROW = "M1 12H22M13 3L22 12L13 21"
_PITCH, _RISE = 15, 4


def mark_svg(number: int, class_name: str = "mark") -> SafeString:
    """One mark; decoration, so a word must stand beside it. Nothing for a number without a mark."""
    if number not in PATHS:
        return SafeString("")
    return format_html(
        '<svg class="{}" viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        class_name,
        PATHS[number],
    )


def flight_line_svg(class_name: str) -> SafeString:
    """All five, each standing higher than the last: the logo."""
    marks = format_html_join(
        "",
        '<path transform="translate({} {})" d="{}"/>',
        (((n - 1) * _PITCH, 16 - (n - 1) * _RISE, path) for n, path in PATHS.items()),
    )
    return format_html(
        '<svg class="{}" viewBox="0 0 75 28" aria-hidden="true" focusable="false">{}</svg>', class_name, marks
    )


def arrow_svg(class_name: str = "button__arrow") -> SafeString:
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        class_name,
        mark_safe(ARROW),  # noqa: S308  a constant of ours
    )
