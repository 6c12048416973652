"""`musik region load DIR`: the towns of the country, then the region's own files."""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from musikfaellesskabet.region.loading import Outcome, load
from musikfaellesskabet.region.places import load_towns
from musikfaellesskabet.search.indexing import reindex


class Command(BaseCommand):
    help = "Load a region's open files: region load [DIR]. Exit code 1 when a row was refused."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=["load"])
        parser.add_argument("directory", nargs="?", type=Path, default=None, help="default: REGION_DATA")
        parser.add_argument("--language", choices=["da", "en"], default=None, help="of the reasons; default: from LANG")

    def handle(self, *args: Any, **options: Any) -> None:
        directory = options["directory"] or settings.REGION_DATA
        if not directory.is_dir():
            sys.exit(f"There is no folder {directory}. Give the region's folder, or set REGION_DATA.")
        with translation.override(options["language"] or _language_of_terminal()):
            load_towns()
            outcome = load(directory)
            reindex()
            self._tell(outcome)
        if outcome.refused:
            sys.exit(1)

    def _tell(self, outcome: Outcome) -> None:
        for word, lines in (
            ("refused", outcome.refused),
            ("warning", outcome.warnings),
            ("conflict, left as people wrote it", outcome.conflicts),
            ("removed here, left out", outcome.removed),
            ("no longer in the files, left standing", outcome.gone),
        ):
            for line in lines:
                self.stderr.write(f"{word}: {line}")
        self.stdout.write(outcome.counts)


def _language_of_terminal() -> str:
    chosen = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "da" if chosen.lower().startswith("da") else "en"
