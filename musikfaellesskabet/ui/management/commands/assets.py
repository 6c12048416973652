"""`musik assets`: build fonts, style sheet and map code into VAR_DIR."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from musikfaellesskabet.ui.assets import build


class Command(BaseCommand):
    help = "Build the fonts, the style sheet and the map code"

    def handle(self, *args: Any, **options: Any) -> None:
        build(settings.BASE_DIR / "node_modules", settings.VAR_DIR / "assets")
        call_command("collectstatic", interactive=False, verbosity=0)
