"""`musik`: the management commands under one name, with a list that a person can read."""

import os
import sys

OLDEST_PYTHON = (3, 11)
HEADINGS = {
    "running": "Start",
    "region": "The region's data",
    "search": "Search",
    "people": "People and trust",
    "ui": "Set-up",
    "common": "Set-up",
}


def main() -> None:
    """Run one command; called by the console script. What keeps it from starting is said in one line."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Musikfællesskabet needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "musikfaellesskabet.settings")
    words = sys.argv[1:]
    _read_settings()
    if not words or words in (["help"], ["--help"], ["-h"]):
        print(overview())
        return
    from django.core.management import execute_from_command_line  # after the settings are known to be good

    execute_from_command_line(["musik", "help"] if words == ["django"] else sys.argv)


def _read_settings() -> None:
    try:
        from musikfaellesskabet import settings  # noqa: F401  read here for its errors alone
    except OSError as error:
        folder = error.filename or "VAR_DIR"
        sys.exit(f"Cannot write to {folder}: {error.strerror}. Make room there, or set VAR_DIR to another folder.")
    except ValueError as error:
        sys.exit(f"A setting is wrong: {error}. docs/operating.md lists them all.")


def overview() -> str:
    """Our own commands, grouped, one line each."""
    import django
    from django.core.management import get_commands, load_command_class

    django.setup()
    groups: dict[str, list[str]] = {}
    for name, app in sorted(get_commands().items()):
        if isinstance(app, str) and app.startswith("musikfaellesskabet."):
            heading = HEADINGS.get(app.rpartition(".")[2], "Other")
            groups.setdefault(heading, []).append(f"  {name:<10} {load_command_class(app, name).help}")
    lines = ["musik COMMAND …        musik COMMAND --help tells more", ""]
    for heading in dict.fromkeys([*HEADINGS.values(), "Other"]):
        if heading in groups:
            lines += [heading, *groups[heading], ""]
    return "\n".join([*lines, "Django's own commands (migrate, shell, …): musik django"])
