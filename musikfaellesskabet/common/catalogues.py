"""Translations: find every marked sentence, keep each app's English catalogue in step, compile without msgfmt.

The source language is Danish. A sentence belongs to the app whose file it stands in; sentences in files beside the
apps (settings, addresses) belong to `common`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
HOME_OF_THE_REST = "common"
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """\
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}|%[sd]")

Key = tuple[str | tuple[str, ...], str | None]


@dataclass
class Gaps:
    """What keeps a catalogue from being whole, as sentences; empty lists when it is."""

    untranslated: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def app_names() -> list[str]:
    """Every app of ours, by its folder."""
    return sorted(file.parent.name for file in PACKAGE.glob("*/apps.py"))


def catalogue_file(app: str, language: str = "en") -> Path:
    return PACKAGE / app / "locale" / language / "LC_MESSAGES" / "django.po"


def marked_sentences(app: str) -> dict[Key, str]:
    """Every sentence marked for translation in the app's Python and templates, with a file where it stands."""
    found: dict[Key, str] = {}
    for file in _sources(app):
        for key in _marked_in(file):
            found.setdefault(key, str(file.relative_to(PACKAGE)))
    return found


def _sources(app: str) -> Iterator[Path]:
    for suffix in ("py", "html", "txt", "svg", "xml"):
        yield from sorted((PACKAGE / app).rglob(f"*.{suffix}"))
    if app == HOME_OF_THE_REST:
        yield from sorted(PACKAGE.glob("*.py"))


def _marked_in(file: Path) -> Iterator[Key]:
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # templatize blanks out what is not a tag; the indentation left would not be Python's
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(file)).splitlines())
    for _line, message, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        yield message, context


def read_catalogue(file: Path) -> Catalog:
    """The catalogue; an empty one with our header where there is no file."""
    if file.exists():
        with file.open("rb") as handle:
            return read_po(handle, locale="en")
    return Catalog(locale="en", charset="utf-8")


def gaps_in(app: str) -> Gaps:
    """Compare what the app's files say with what its English catalogue holds."""
    gaps, catalogue, marked = Gaps(), read_catalogue(catalogue_file(app)), marked_sentences(app)
    held = {(message.id, message.context): message for message in catalogue if message.id}
    for key, where in marked.items():
        message = held.get(key)
        if message is None or not _is_translated(message):
            gaps.untranslated.append(f"{where}: {key[0]}")
        elif _placeholders(message.id) != _placeholders(message.string):
            gaps.broken.append(f"{where}: {key[0]} → {message.string}")
    gaps.stale.extend(f"{app}: {message.id}" for key, message in held.items() if key not in marked)
    return gaps


def update(app: str) -> tuple[int, int]:
    """Add what is missing (untranslated) and drop what no file says any more. Returns how many of each."""
    file, marked = catalogue_file(app), marked_sentences(app)
    catalogue = read_catalogue(file)
    held = {(message.id, message.context) for message in catalogue if message.id}
    stale, missing = held - marked.keys(), [key for key in marked if key not in held]
    for id_, context in stale:
        catalogue.delete(id_, context)
    for id_, context in missing:
        catalogue.add(id_, context=context)
    if stale or missing:
        write_catalogue(file, catalogue)
    return len(missing), len(stale)


def write_catalogue(file: Path, catalogue: Catalog) -> None:
    """Write it under our short header, so that two branches differ only in sentences."""
    content = BytesIO()
    write_po(content, catalogue, width=120, no_location=True, ignore_obsolete=True)
    entries = content.getvalue().decode().partition("\n\n")[2]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{HEADER}\n{entries}", encoding="utf-8")


def compile_all() -> int:
    """Write the .mo file beside each catalogue that is newer than its own. Returns how many were written."""
    written = 0
    for source in sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            content = BytesIO()
            write_mo(content, read_catalogue(source))
            target.write_bytes(content.getvalue())
            written += 1
    return written


def _is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else [message.string]
    return bool(strings) and all(strings) and not message.fuzzy


def _placeholders(text: str | tuple[str, ...] | list[str] | None) -> set[str]:
    """The places to fill in; of a plural, those in any of its forms."""
    forms = [text] if isinstance(text, str) else text or ()
    return {match.group(0) for form in forms for match in _PLACEHOLDER.finditer(form)}
