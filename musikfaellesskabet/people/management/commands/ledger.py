"""`musik ledger verify`: walk the ledger and the consents, and say whether they hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from musikfaellesskabet.people.chains import verify_watched
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
        others = verify_watched()
        for chain, broken in {"Ledger": verdict, "Consents": consents, **others}.items():
            for one in broken.breaks:
                self.stderr.write(f"{chain}: row {one.number} {one.what}.")
        if not all(one.holds for one in (verdict, consents, *others.values())):
            raise CommandError("The chain does not hold.")
        counted = consents.count + sum(one.count for one in others.values())
        self.stdout.write(
            f"The ledger holds: {verdict.count} rows, and {counted} consents. "
            f"Anchor to note: {verdict.count}:{verdict.head}"
        )
