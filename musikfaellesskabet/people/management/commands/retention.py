"""`musik retention`: what has had its time; `musik retention sweep` clears it now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from musikfaellesskabet.people.actions.sweeping import sweep_all
from musikfaellesskabet.people.models import SweepRound
from musikfaellesskabet.people.retention import all_sweeps


class Command(BaseCommand):
    help = "List what has had its time and when each sweep last ran, or clear it now: retention [sweep]"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="?", choices=["due", "sweep"], default="due", help="sweep: clear it now")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "sweep":
            self._sweep()
        else:
            self._list()

    def _list(self) -> None:
        now, rounds = timezone.now(), SweepRound.objects.in_bulk()
        for sweep in all_sweeps():
            done = rounds.get(sweep.key)
            ran = f"ran {done.ran_at:%Y-%m-%d %H:%M} UTC" if done else "never ran"
            cleared = f", cleared {done.cleared} on {done.cleared_at:%Y-%m-%d}" if done and done.cleared_at else ""
            self.stdout.write(f"{sweep.key:<26} {sweep.rows(now).count():>6} due   {ran}{cleared}")

    def _sweep(self) -> None:
        outcomes = sweep_all(now=timezone.now())
        for one in outcomes:
            warned = f", {one.warned} warned" if one.warned else ""
            self.stdout.write(f"{one.key:<26} " + (one.error or f"{one.cleared:>6} cleared{warned}"))
        if any(one.error for one in outcomes):
            raise CommandError("Not every sweep was carried out.")
