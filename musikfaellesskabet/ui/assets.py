"""Built files: fonts cut down to what we use, one style sheet from the blocks, Leaflet. Made at set-up, never kept."""

import shutil
from pathlib import Path
from typing import Any

from musikfaellesskabet.ui.colours import TOKENS, plain_rules

OURS = Path(__file__).resolve().parent / "css"
# What others build on comes first; then our other blocks, then each subject's own, all by name;
# print has the last word.
FIRST = ["layers", "fonts", "colours", "measures", "reset", "base", "plane", "section", "flow"]
# Danish Latin, quotation marks, dashes and arrows: what the interface and Nordic names need.
CHARACTERS = (
    "U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+2013-2014,U+2018-201E,U+2022,U+2026,U+2190-2193,U+20AC,U+2212"
)


def build(node_modules: Path, target: Path) -> None:
    """Write everything under `target`. Raises FileNotFoundError when a package is missing from `node_modules`."""
    (target / "ui").mkdir(parents=True, exist_ok=True)
    write_style_sheet(target / "ui" / "site.css")
    fonts = target / "fonts"
    fonts.mkdir(exist_ok=True)
    faces = node_modules / "@fontsource-variable"
    display = faces / "bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2"
    text = faces / "schibsted-grotesk/files/schibsted-grotesk-latin-wght-normal.woff2"
    cut_font(display, fonts / "bricolage-display.woff2", {"opsz": 96, "wght": 800, "wdth": (75, 100)})
    cut_font(text, fonts / "schibsted-text.woff2", {"wght": (400, 700)})
    print_fonts(display, text, target.parent / "print")
    copy_leaflet(node_modules / "leaflet" / "dist", target / "leaflet")


def write_style_sheet(target: Path) -> None:
    """Join every block into one file, with plain rules for older browsers."""
    sheets = [file.read_text() for file in style_files()]
    target.write_text("\n".join([*sheets, plain_rules(TOKENS.read_text())]))


def style_files() -> list[Path]:
    """Every block in its order: `css/` here, then `<subject>/css/`."""
    first = [OURS / f"{name}.css" for name in FIRST]
    last = [OURS / "print.css"]
    rest = sorted(file for file in OURS.glob("*.css") if file not in first + last)
    subjects = sorted(file for file in OURS.parent.parent.glob("*/css/*.css") if file.parent != OURS)
    return [*first, *rest, *subjects, *last]


def copy_leaflet(source: Path, target: Path) -> None:
    """Copy script, style and images; the script without its pointer to a source map that we do not serve."""
    shutil.copytree(source / "images", target / "images", dirs_exist_ok=True)
    shutil.copyfile(source / "leaflet.css", target / "leaflet.css")
    script = (source / "leaflet.js").read_text()
    (target / "leaflet.js").write_text(script.split("//# sourceMappingURL")[0])


def print_fonts(display: Path, text: Path, target: Path) -> None:
    """The same two faces at their poster settings, for outlines and PDF; beside the assets, for they are not served."""
    target.mkdir(exist_ok=True)
    fixed: dict[str, float | tuple[float, float]] = {"opsz": 96, "wght": 800, "wdth": 75}
    cut_font(display, target / "bricolage-display.ttf", fixed, family="Bricolage Display")
    cut_font(text, target / "schibsted-text.ttf", {"wght": 700}, family="Schibsted Text")


def cut_font(source: Path, target: Path, axes: dict[str, float | tuple[float, float]], family: str = "") -> None:
    """Pin or narrow the axes and keep only our characters; `family` names the result for print.

    Skipped when the result is newer than the source and than this recipe.
    """
    if target.exists() and target.stat().st_mtime > max(file.stat().st_mtime for file in (source, Path(__file__))):
        return
    from fontTools.subset import Options, Subsetter, parse_unicodes  # slow to import, needed at set-up only
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = instantiateVariableFont(TTFont(source), axes)
    options = Options(layout_features=["kern", "liga", "lnum", "mark", "ccmp"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(CHARACTERS))
    subsetter.subset(font)
    if family:
        _name(font, family)
    font.flavor = "woff2" if target.suffix == ".woff2" else None
    font.save(target)


def _name(font: Any, family: str) -> None:
    """One family with one face, so that a type-setter finds it by this name."""
    full, style, file_name = 4, 2, 6
    for record, words in {1: family, style: "Regular", full: family, file_name: family.replace(" ", "")}.items():
        font["name"].setName(words, record, 3, 1, 0x409)
    for record in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=record)
    font["OS/2"].usWeightClass, font["OS/2"].usWidthClass = 400, 5
