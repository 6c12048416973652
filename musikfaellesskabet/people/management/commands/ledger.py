"""`musik ledger verify`: walk the ledger and say whether it holds."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from musikfaellesskabet.people.ledger import verify


class Command(BaseCommand):
    help = "Check the ledger of acts: no row changed, removed, moved or cut off."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify"], help="verify: walk the whole ledger")
        parser.add_argument("--anchor", default="", metavar="NUMBER:HASH", help="a row noted earlier; it must stand")

    def handle(self, *args: Any, **options: Any) -> None:
        verdict = verify(options["anchor"])
        for one in verdict.breaks:
            self.stderr.write(f"Row {one.number} {one.what}.")
        if not verdict.holds:
            raise CommandError("The ledger does not hold.")
        self.stdout.write(f"The ledger holds: {verdict.count} rows. Anchor to note: {verdict.count}:{verdict.head}")
