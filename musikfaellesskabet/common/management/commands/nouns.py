"""`musik nouns`: the nouns of the code as Markdown."""

from typing import Any

from django.core.management.base import BaseCommand

from musikfaellesskabet.common.nouns import document


class Command(BaseCommand):
    help = "Print the nouns of the code with their Danish words; docs/glossary.md is this text."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(document(), ending="")
