"""`musik region load DIR`."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from musikfaellesskabet.region.loading import load
from musikfaellesskabet.search.indexing import reindex


class Command(BaseCommand):
    help = "Load a region's open files: region load [DIR]"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=["load"])
        parser.add_argument("directory", nargs="?", type=Path, default=None, help="default: REGION_DATA")

    def handle(self, *args: Any, **options: Any) -> None:
        directory = options["directory"] or settings.REGION_DATA
        if not directory.is_dir():
            sys.exit(f"There is no folder {directory}. Give the region's folder, or set REGION_DATA.")
        outcome = load(directory)
        reindex()
        for line in outcome.refused:
            self.stderr.write(f"refused: {line}")
        for line in outcome.conflicts:
            self.stderr.write(f"conflict, left as people wrote it: {line}")
        self.stdout.write(
            f"{outcome.created} new, {outcome.updated} updated, {outcome.unchanged} unchanged, "
            f"{len(outcome.refused)} refused, {len(outcome.conflicts)} conflicts"
        )
        if outcome.refused:
            sys.exit(1)
