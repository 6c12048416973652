"""A poster as an A3 sheet in PDF, with real text that screen readers and search find."""

import json

from django.conf import settings

from musikfaellesskabet.ui.posters.drawing import file_svg, hex_inks
from musikfaellesskabet.ui.posters.recipe import Poster, Text

_FACE = {"display": "Bricolage Display", "text": "Schibsted Text"}


def a3_pdf(poster: Poster, *, language: str) -> bytes:
    """The finished PDF/UA-1 file. Takes some tens of milliseconds."""
    import typst  # a large library that only printing needs

    ink = hex_inks(poster)[1]
    source = "\n".join(
        [
            f"#set document(title: {_text(poster.thing.title)}, date: none)",
            '#let sheet = image(bytes(sys.inputs.sheet), format: "svg", width: 100%)',
            "#set page(width: 297mm, height: 420mm, margin: 0mm, background: sheet)",
            f'#set text(lang: {_text(language)}, fill: rgb("{ink}"), hyphenate: false)',
            "#set par(leading: 0pt, spacing: 0pt)",
            "#show heading: it => it.body",
            f"#heading(level: 1)[{''.join(_line(line, 'display') for line in poster.title)}]",
            *(_line(line, "text") for line in poster.small),
        ]
    )
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings.VAR_DIR / "print")]
    )
    return typst.compile(
        source.encode(),
        sys_inputs={"sheet": file_svg(poster, with_text=False)},
        font_paths=fonts,
        pdf_standards="ua-1",
    )


def _line(line: Text, face: str) -> str:
    """One line placed by its baseline."""
    style = f'font: "{_FACE[face]}", size: {line.size:.2f}mm, top-edge: "baseline", bottom-edge: "baseline"'
    if face == "display":
        style += ", weight: 800, tracking: -0.012em"
    else:
        style += ", weight: 700"
    body = f"text({style}, {_text(line.words)})"
    if line.ends_here:
        return f"#place(top + right, dx: {line.x - 297:.2f}mm, dy: {line.y:.2f}mm, {body})"
    return f"#place(top + left, dx: {line.x:.2f}mm, dy: {line.y:.2f}mm, {body})"


def _text(words: str) -> str:
    """A typst string: escaped, so that a title is never read as code."""
    return json.dumps(words, ensure_ascii=False)
