"""`musik ledger verify`: walk the ledger and the consents, and say whether they hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from musikfaellesskabet.people.ledger import verify, verify_consents


class Command(BaseCommand):
    help = "Check the ledger of acts: no row changed, removed, moved or cut off."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify"], help="verify: walk the whole ledger")
        parser.add_argument("--anchor", default="", metavar="NUMBER:HASH", help="a row noted earlier; it must stand")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            verdict, consents = verify(options["anchor"]), verify_consents()
        except ValueError as error:
            raise CommandError(f"{error}.") from error
        for chain, broken in (("Ledger", verdict), ("Consents", consents)):
            for one in broken.breaks:
                self.stderr.write(f"{chain}: row {one.number} {one.what}.")
        if not (verdict.holds and consents.holds):
            raise CommandError("The chain does not hold.")
        self.stdout.write(
            f"The ledger holds: {verdict.count} rows, and {consents.count} consents. "
            f"Anchor to note: {verdict.count}:{verdict.head}"
        )
