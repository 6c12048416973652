"""What a start makes ready: translations, built files, tables, the region."""

import csv
import hashlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from musikfaellesskabet.common.catalogues import compile_all
from musikfaellesskabet.region import loading
from musikfaellesskabet.region.places import load_towns
from musikfaellesskabet.running.checks import CannotStart, need_region_folder
from musikfaellesskabet.running.models import LoadedRegion
from musikfaellesskabet.search import analyser
from musikfaellesskabet.search.indexing import reindex

Say = Callable[[str], None]


def prepare_files(say: Say) -> None:
    """Compile translations that are newer than their result; build fonts and styles where there are none."""
    compile_all()
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        say("Building fonts and style sheet …")
        try:
            call_command("assets")
        except FileNotFoundError as error:
            raise CannotStart(f"{error.filename} is missing. Say: make setup") from error


def prepare_tables(say: Say) -> None:
    """Bring the tables up to date."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)


def prepare_region(say: Say) -> None:
    """Load the region's files when they, or the code that reads them, differ from last time."""
    folder = settings.REGION_DATA
    need_region_folder(folder, {table.file for table in loading.tables()})
    digest = digest_of(folder)
    if LoadedRegion.objects.filter(pk=1, digest=digest).exists():
        return
    say(f"Loading the region from {_short(folder)} …")
    try:
        load_towns()
        outcome = loading.load(folder)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CannotStart(
            f"Cannot read the region's files in {folder}: {error}. Mend the file, or set REGION_DATA."
        ) from error
    for line in outcome.refused:
        say(f"  left out: {line}")
    for conflict in outcome.conflicts:
        say(f"  kept as people wrote it: {conflict}")
    for key in outcome.removed:
        say(f"  removed here, left out: {key}")
    say("Bringing the search up to date …")
    reindex()
    LoadedRegion.objects.update_or_create(pk=1, defaults={"digest": digest, "loaded_at": timezone.now()})


def digest_of(folder: Path) -> str:
    """One fingerprint of the region's files and of the code that says what is in them: each app's imports and search.

    Code further in (merging, the index itself) is not in it. Whoever changes that lets a start load anew by changing
    `analyser.VERSION`, or says `musik region load`.
    """
    found = hashlib.sha256(analyser.VERSION.encode())
    ours = [config.name for config in apps.get_app_configs() if _is_ours(config.name)]
    readers = [find_spec(f"{name}.{module}") for name in ours for module in ("imports", "search")]
    code = [Path(spec.origin) for spec in readers if spec and spec.origin]
    for file in [*sorted(folder.glob("*.csv")), *sorted(code)]:
        found.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()


def _is_ours(name: str) -> bool:
    return name.startswith("musikfaellesskabet.")


def _short(folder: Path) -> str:
    """The folder as seen from here, where it lies below."""
    return str(folder.relative_to(Path.cwd())) if folder.is_relative_to(Path.cwd()) else str(folder)
