"""`musik assets`: build fonts, style sheet, map and what else a subject needs, into VAR_DIR."""

from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.module_loading import module_has_submodule


class Command(BaseCommand):
    help = "Build the fonts, the style sheet and the map"

    def handle(self, *args: Any, **options: Any) -> None:
        target = settings.VAR_DIR / "assets"
        for config in apps.get_app_configs():
            if module_has_submodule(config.module, "assets"):
                import_module(f"{config.name}.assets").build(settings.BASE_DIR / "node_modules", target)
        call_command("collectstatic", interactive=False, verbosity=0)
