from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RegionConfig(AppConfig):
    name = "musikfaellesskabet.region"
    label = "region"

    def ready(self) -> None:
        from musikfaellesskabet.region import imports, search  # noqa: F401  (models must be ready before these register)

        autodiscover_modules("residents")
