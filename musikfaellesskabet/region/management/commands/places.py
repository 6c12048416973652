"""`musik places load`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from musikfaellesskabet.region.places import load_towns


class Command(BaseCommand):
    help = "Load the country's towns with their coordinates: places load"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=["load"])

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{load_towns()} towns written")
