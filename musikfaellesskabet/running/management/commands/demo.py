"""`musik demo erase`: the end of a demo."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from musikfaellesskabet.needs.actions import erase_made_up_needs
from musikfaellesskabet.running.demo import erase_accounts


class Command(BaseCommand):
    help = "Erase the demo's accounts and made-up needs, so that the installation can be used in earnest: demo erase"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "verb",
            choices=["erase"],
            help="erase: empty every demo account, delete every made-up need; it cannot be undone",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        erased = erase_accounts(now=timezone.now())
        for address in erased:
            self.stdout.write(f"Erased {address}.")
        needs = erase_made_up_needs()
        self.stdout.write(f"{len(erased)} demo accounts and {needs} made-up needs erased. Start with DEMO=0.")
