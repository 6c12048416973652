"""`musik messages compile|update|check`."""

import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from musikfaellesskabet.common import catalogues


class Command(BaseCommand):
    help = "Translations: compile them, add what is missing (update), or list what is missing (check)"
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=["compile", "update", "check"])
        parser.add_argument("apps", nargs="*", help="default: every app")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "compile":
            catalogues.compile_all()
            return
        for app in options["apps"] or catalogues.app_names():
            if options["verb"] == "update":
                missing, stale = catalogues.update(app)
                self.stdout.write(f"{app}: {missing} to translate, {stale} dropped")
            else:
                self.stdout.writelines(self.gaps(app))
        if self.has_gaps:
            sys.exit(1)

    has_gaps = False

    def gaps(self, app: str) -> Iterator[str]:
        """The app's gaps, a line each."""
        for kind, sentences in vars(catalogues.gaps_in(app)).items():
            for sentence in sentences:
                self.has_gaps = True
                yield f"{kind}: {sentence}\n"
