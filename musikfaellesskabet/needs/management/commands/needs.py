"""`musik needs`: the week's counts, and an actor's counts from a file."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.needs.actions import count_needs, publish_edition
from musikfaellesskabet.needs.lines import read_all
from musikfaellesskabet.needs.tabular import read_lines


class Command(BaseCommand):
    help = "Publish the week's counts, or replace an actor's counts by a file: needs publish | needs import SLUG FILE"

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("publish", help="the worker does it on Mondays; twice a week is refused")
        from_file = verbs.add_parser("import", help="all lines must be right; what the actor counted before is deleted")
        from_file.add_argument("slug", help="the actor, by its name in the address")
        from_file.add_argument("file", type=Path, help="CSV or XLSX")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._publish() if options["verb"] == "publish" else self._import(options["slug"], options["file"])
        except DomainError as error:
            raise CommandError(str(error.message)) from error

    def _publish(self) -> None:
        edition = publish_edition(with_made_up=settings.DEMO, now=timezone.now())
        self.stdout.write(f"{edition.counts.count()} counts published.")

    def _import(self, slug: str, file: Path) -> None:
        actor = Actor.objects.unmerged().filter(slug=slug).first()
        if actor is None or not file.is_file():
            raise CommandError(f"There is no actor {slug}." if actor is None else f"There is no file {file}.")
        read = read_all(read_lines(file.read_bytes()))
        faults = [f"{one.line.number}: {' '.join(one.faults)}" for one in read if one.faults]
        if faults:
            raise CommandError("\n".join(faults))
        counts = [one.counted for one in read if one.counted]
        count_needs(actor, counts, replace=True, by=None, now=timezone.now())
        self.stdout.write(f"{len(counts)} lines counted for {actor}.")
