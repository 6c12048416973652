"""A poster as SVG: for a page (classes, real text), and to take away (its own colours, the title as outlines)."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from musikfaellesskabet.ui.colours import TOKENS, read_tokens
from musikfaellesskabet.ui.posters.outlines import outline
from musikfaellesskabet.ui.posters.recipe import HEIGHT, PAPER, WIDTH, Poster, Text


def page_svg(poster: Poster) -> SafeString:
    """Decoration in a page: its words stand beside it as text, so it is hidden from screen readers."""
    inks = poster.inks
    return format_html(
        '<svg class="poster" data-plane="{}" data-second="{}" data-third="{}" viewBox="0 0 297 420" '
        'aria-hidden="true" focusable="false"><rect class="poster__ground" width="297" height="420"/>{}{}{}</svg>',
        inks.ground,
        inks.second,
        inks.third,
        _art(poster, 'class="poster__second"', 'class="poster__figure"', 'class="poster__third"'),
        _texts(poster.title, "poster__title"),
        _texts(poster.small, "poster__small"),
    )


def file_svg(poster: Poster, *, with_text: bool = True) -> str:
    """A file that looks the same everywhere: colours as numbers, letters as outlines, the words in its title."""
    ground, text, second, third = hex_inks(poster)
    art = _art(poster, f'fill="{second}"', f'fill="{text}"', f'fill="{third}"')
    letters = "".join(
        f'<path fill="{text}" d="{outline(line, face)}"/>'
        for face, lines in (("display", poster.title), ("text", poster.small))
        for line in lines
    )
    words = format_html("{}", ", ".join(part for part in (poster.thing.title, poster.thing.place) if part))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="297mm" height="420mm" '
        f'viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}"><title>{words}</title>'
        f'<rect width="297" height="420" fill="{ground}"/>{art}{letters if with_text else ""}</svg>'
    )


def hex_inks(poster: Poster) -> tuple[str, str, str, str]:
    """Ground, text and figure, second, third: as printed, which is the light theme."""
    tokens = read_tokens(TOKENS.read_text())["light"]
    text = tokens["on-stage-5" if poster.inks.ground == "5" else "on-stage"]
    names = [
        "poster-paper" if ink == PAPER else f"stage-{ink}"
        for ink in (poster.inks.ground, poster.inks.second, poster.inks.third)
    ]
    ground, second, third = (tokens[name].hex for name in names)
    return ground, text.hex, second, third


def _art(poster: Poster, second: str, figure: str, third: str) -> SafeString:
    """Pattern and figure within their zone; the inner svg cuts what bleeds."""
    paths = (
        f'<svg y="{poster.art_top:.1f}" width="297" height="{poster.art_height:.1f}" '
        f'viewBox="0 0 297 {poster.art_height:.1f}"><path {second} d="{poster.pattern}"/>'
        f'<g transform="{poster.figure_transform}"><path {figure} fill-rule="evenodd" d="{poster.figure}"/>'
        f'<path {third} d="{poster.accent}"/></g></svg>'
    )
    return SafeString(paths)


def _texts(texts: tuple[Text, ...], class_name: str) -> SafeString:
    return format_html_join(
        "",
        '<text class="{}" x="{}" y="{}" font-size="{}"{}>{}</text>',
        (
            (
                class_name,
                f"{text.x:.1f}",
                f"{text.y:.1f}",
                f"{text.size:.1f}",
                SafeString(' text-anchor="end"') if text.ends_here else "",
                text.words,
            )
            for text in texts
        ),
    )
