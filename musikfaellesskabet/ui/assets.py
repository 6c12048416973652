"""Built files: fonts cut down to what we use, one style sheet from the blocks, Leaflet. Made at set-up, never kept."""

import shutil
from pathlib import Path

from musikfaellesskabet.ui.colours import TOKENS, plain_rules

OURS = Path(__file__).resolve().parent / "css"
# What others build on comes first; then our other blocks, then each subject's own, all by name.
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
    copy_leaflet(node_modules / "leaflet" / "dist", target / "leaflet")


def write_style_sheet(target: Path) -> None:
    """Join every block into one file, with plain rules for older browsers."""
    sheets = [file.read_text() for file in style_files()]
    target.write_text("\n".join([*sheets, plain_rules(TOKENS.read_text())]))


def style_files() -> list[Path]:
    """Every block in its order: `css/` here, then `<subject>/css/`."""
    first = [OURS / f"{name}.css" for name in FIRST]
    rest = sorted(file for file in OURS.glob("*.css") if file not in first)
    subjects = sorted(file for file in OURS.parent.parent.glob("*/css/*.css") if file.parent != OURS)
    return [*first, *rest, *subjects]


def copy_leaflet(source: Path, target: Path) -> None:
    """Copy script, style and images; the script without its pointer to a source map that we do not serve."""
    shutil.copytree(source / "images", target / "images", dirs_exist_ok=True)
    shutil.copyfile(source / "leaflet.css", target / "leaflet.css")
    script = (source / "leaflet.js").read_text()
    (target / "leaflet.js").write_text(script.split("//# sourceMappingURL")[0])


def cut_font(source: Path, target: Path, axes: dict[str, float | tuple[float, float]]) -> None:
    """Pin or narrow the axes and keep only our characters. Skipped when the result is newer than the source."""
    if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
        return
    from fontTools.subset import Options, Subsetter, parse_unicodes  # slow to import, needed at set-up only
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = instantiateVariableFont(TTFont(source), axes)
    options = Options(layout_features=["kern", "liga", "lnum", "mark", "ccmp"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(CHARACTERS))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
