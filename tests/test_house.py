"""The limits of decisions and house style, held true. A new exception needs a decision."""

import ast
import csv
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from musikfaellesskabet.common.catalogues import Gaps, app_names, catalogue_file, gaps_in, read_catalogue

ROOT = Path(settings.BASE_DIR)
CODE = ROOT / "musikfaellesskabet"
TEMPLATES = sorted(CODE.rglob("*.html"))
STYLES = sorted(CODE.glob("*/css/**/*.css"))
SCRIPTS = sorted(CODE.glob("*/static/**/*.js"))
LOCKS = [*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "package-lock.json"]
Function = ast.FunctionDef | ast.AsyncFunctionDef

FUNCTION_LINES, VIEW_LINES, FILE_LINES, TEMPLATE_LINES, STYLE_LINES = 60, 25, 300, 120, 200
POSITIONAL_ARGUMENTS, NESTING = 4, 3


def python_files(*folders: Path) -> list[Path]:
    return [file for folder in folders for file in sorted(folder.rglob("*.py")) if "migrations" not in file.parts]


def too_long(files: list[Path], limit: int) -> list[str]:
    counted = ((file, len(file.read_text().splitlines())) for file in files)
    return [f"{file.relative_to(ROOT)}: {lines} lines" for file, lines in counted if lines > limit]


def functions(source: str) -> Iterator[Function]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))


def lines_of(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def is_view(function: Function) -> bool:
    return bool(function.args.args) and function.args.args[0].arg == "request"


def positional_arguments(function: Function) -> int:
    names = [argument.arg for argument in [*function.args.posonlyargs, *function.args.args]]
    return len(names) - (names[:1] in (["self"], ["cls"]))


def nesting(node: ast.AST, depth: int = 0) -> int:
    """How deep conditions and loops stand in each other; an `elif` is as deep as its `if`, a `with` adds nothing."""
    deepest = depth
    for name, children in ast.iter_fields(node):
        for child in children if isinstance(children, list) else [children]:
            if isinstance(child, ast.AST):
                is_elif = name == "orelse" and isinstance(node, ast.If) and isinstance(child, ast.If)
                deeper = isinstance(child, ast.If | ast.For | ast.While | ast.Try) and not is_elif
                deepest = max(deepest, nesting(child, depth + deeper))
    return deepest


def faults(files: list[Path], measure: Callable[[Function], int], limit: int) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{function.lineno} {function.name}: {measure(function)}"
        for file in files
        for function in functions(file.read_text())
        if measure(function) > limit
    ]


def test_no_file_is_too_long() -> None:
    python = python_files(CODE, ROOT / "tests", ROOT / "tools")
    assert too_long(python, FILE_LINES) + too_long(TEMPLATES, TEMPLATE_LINES) + too_long(STYLES, STYLE_LINES) == []


def test_no_function_is_too_long() -> None:
    assert faults(python_files(CODE, ROOT / "tests"), lines_of, FUNCTION_LINES) == []


def test_no_view_is_too_long() -> None:
    views = [file for file in python_files(CODE) if "views" in file.parts or file.stem == "views"]
    assert faults(views, lambda function: is_view(function) * lines_of(function), VIEW_LINES) == []


def test_no_function_takes_too_many_positional_arguments() -> None:
    assert faults(python_files(CODE), positional_arguments, POSITIONAL_ARGUMENTS) == []


def test_nothing_is_nested_too_deep() -> None:
    assert faults(python_files(CODE), nesting, NESTING) == []


def test_measures_see_what_they_should() -> None:
    deep = "def f(a, b, c, d, e):\n for x in a:\n  with b:\n   while c:\n    if d:\n     pass\n    elif e:\n     pass\n"
    function = next(functions(deep))
    assert (lines_of(function), positional_arguments(function), nesting(function)) == (8, 5, 3)


LOADED_FROM_ELSEWHERE = re.compile(
    r"""<(?:script|link|img|source|iframe|audio|video|use|object|embed)\b[^>]*\b(?:src|href|srcset|data)\s*=\s*["'](?:https?:)?//"""
    r"""|url\(\s*["']?(?:https?:)?//|@import|\bimport\b[^;\n]*["'](?:https?:)?//|\bfetch\(\s*["'`](?:https?:)?//"""
)
INLINE = re.compile(
    r"""<script(?![^>]*\b(?:src=|type="application/(?:ld\+)?json"))|<style\b|<[^>{}]*\s(?:style|on[a-z]+)\s*=|javascript:""",
    re.IGNORECASE,
)


def hits(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}: {match.group(0)}" for file in files for match in pattern.finditer(file.read_text())
    ]


def test_nothing_is_loaded_from_elsewhere() -> None:
    assert hits(LOADED_FROM_ELSEWHERE, TEMPLATES + STYLES + SCRIPTS) == []


@pytest.mark.parametrize(
    ("text", "is_caught"),
    [
        ('<link rel="stylesheet" href="//fonts.example/a.css">', True),
        ("background: url(https://example.org/a.png)", True),
        ('import { a } from "https://example.org/a.js"', True),
        ('<a href="https://example.org/">', False),
        ("<img src=\"{% static 'a.png' %}\">", False),
    ],
)
def test_loading_from_elsewhere_is_caught(text: str, is_caught: bool) -> None:
    assert bool(LOADED_FROM_ELSEWHERE.search(text)) is is_caught


def test_nothing_is_inline() -> None:
    assert hits(INLINE, TEMPLATES) == []


@pytest.mark.parametrize(
    ("text", "is_caught"),
    [
        ("<script>alert(1)</script>", True),
        ('<p style="color: red">', True),
        ('<button type="button" onclick="go()">', True),
        ("<style>p {}</style>", True),
        ('<a href="javascript:go()">', True),
        ('<script type="module" src="a.js"></script>', False),
        ('<c-button kind="one" icon="x">', False),
    ],
)
def test_inline_code_is_caught(text: str, is_caught: bool) -> None:
    assert bool(INLINE.search(text)) is is_caught


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_file_names_no_address(lock: Path) -> None:
    text = lock.read_text()
    assert re.findall(r"(?:https?|git|ssh|file):\S*|--(?:extra-)?index-url|--find-links", text) == []
    assert "sha256:" in text or '"integrity"' in text


def own_names() -> set[str]:
    """The region's own name and those of its municipalities."""
    folder = ROOT / "data" / "kulturmetropolen"
    with (folder / "municipalities.csv").open(encoding="utf-8") as handle:
        names = {row["name"] for row in csv.DictReader(handle)}
    return names | {"Kulturmetropol"}


def test_no_name_of_the_region_stands_in_code_or_templates() -> None:
    names = own_names()
    assert "Roskilde" in names
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(names))})(?:s|en|ens)?\b")
    sources = [*python_files(CODE), *TEMPLATES, *SCRIPTS, *sorted(CODE.rglob("*.po"))]
    assert hits(pattern, sources) == []


@pytest.mark.parametrize("app", app_names())
def test_every_sentence_of_the_app_is_translated(app: str) -> None:
    assert gaps_in(app) == Gaps()


CATALOGUES = [read_catalogue(catalogue_file(app)) for app in app_names()]


def said_twice(catalogues: Iterable[Catalog]) -> dict[tuple[str | None, str], set[str]]:
    """Words that have two translations, by their context and the word itself.

    Django reads the catalogues of all apps as one, so that only the first of two translations is ever shown.
    """
    known: dict[tuple[str | None, str], set[str]] = {}
    for message in (message for catalogue in catalogues for message in catalogue if message.id):
        words = (message.id, message.string) if isinstance(message.id, str) else (message.id[0], message.string[0])
        known.setdefault((message.context, words[0]), set()).add(words[1])
    return {word: said for word, said in known.items() if len(said) > 1}


def test_word_has_one_translation_whatever_the_app() -> None:
    assert said_twice(CATALOGUES) == {}


@pytest.mark.parametrize(
    ("context", "other", "is_caught"), [(None, "All", True), (None, "Everyone", False), ("x", "All", False)]
)
def test_word_with_two_translations_is_caught(context: str | None, other: str, is_caught: bool) -> None:
    first, second = Catalog(), Catalog()
    first.add("Alle", "Everyone")
    second.add("Alle", other, context=context)
    assert said_twice([first, second]) == ({(None, "Alle"): {"Everyone", "All"}} if is_caught else {})


def steps_called_stages(catalogues: Iterable[Catalog]) -> list[str]:
    """Sentences about a «trin», a step of the way, whose English says stage, which is a «scene»."""
    told = [(str(message.id), str(message.string)) for catalogue in catalogues for message in catalogue if message.id]
    steps = [(da, en) for da, en in told if re.search(r"\btrin(net)?\b", da, re.I) and "scene" not in da.lower()]
    return [da for da, en in steps if re.search(r"\bstage", re.sub(r"%\(\w+\)s", "", en), re.I)]


def test_step_of_the_way_is_never_called_a_stage() -> None:
    assert steps_called_stages(CATALOGUES) == []


@pytest.mark.parametrize(
    ("da", "en", "is_caught"),
    [
        ("Vælg mindst ét trin.", "Choose at least one stage.", True),
        ("Vælg mindst ét trin.", "Choose at least one step.", False),
        ("Trinfri vej til scenen", "Step-free way to the stage", False),
    ],
)
def test_step_that_is_called_a_stage_is_caught(da: str, en: str, is_caught: bool) -> None:
    catalogue = Catalog()
    catalogue.add(da, en)
    assert steps_called_stages([catalogue]) == ([da] if is_caught else [])


def forks(loader: MigrationLoader) -> dict[str, set[str]]:
    """The apps whose migrations do not end in one: no database can be brought up to date then."""
    return {app: set(names) for app, names in loader.detect_conflicts().items()}


def test_migrations_of_each_app_end_in_one() -> None:
    loader = MigrationLoader(None)
    assert forks(loader) == {}
    app, last = next(leaf for leaf in loader.graph.leaf_nodes() if leaf[0] == "people")
    [before] = [parent.key for parent in loader.graph.node_map[app, last].parents if parent.key[0] == app]
    loader.graph.add_node((app, "another"), None)
    loader.graph.add_dependency(None, (app, "another"), before)
    assert forks(loader) == {"people": {last, "another"}}
