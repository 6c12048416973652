"""`musik policy`: the policy table as Markdown."""

from typing import Any

from django.core.management.base import BaseCommand

from musikfaellesskabet.people.policy import document


class Command(BaseCommand):
    help = "Print who may do what, from every app's table; docs/policy.md is this text."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(document(), ending="")
