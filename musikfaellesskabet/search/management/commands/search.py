"""`musik search build-lexicon | reindex | ask`."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandParser

from musikfaellesskabet.search import lexicon
from musikfaellesskabet.search.indexing import reindex
from musikfaellesskabet.search.language import lexicon_path
from musikfaellesskabet.search.queries import answer


class Command(BaseCommand):
    help = "Search: build the Danish dictionary, bring the index up to date, or ask it something"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("verb", choices=["build-lexicon", "reindex", "ask"])
        parser.add_argument("question", nargs="*", help="ask: what to look for, as the public sees it")

    def handle(self, *args: Any, **options: Any) -> None:
        match options["verb"]:
            case "build-lexicon":
                count = lexicon.build(lexicon_path())
                self.stdout.write(f"{count} word forms")
            case "reindex":
                outcome = reindex()
                self.stdout.write(
                    f"{outcome.written} written, {outcome.unchanged} unchanged, {outcome.removed} removed"
                )
            case "ask":
                for found in answer(" ".join(options["question"]), AnonymousUser()):
                    self.stdout.write(f"{found['kind']:<14} {found['title']}  {found['address']}  ({found['why']})")
