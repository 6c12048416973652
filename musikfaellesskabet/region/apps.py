from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RegionConfig(AppConfig):
    name = "musikfaellesskabet.region"
    label = "region"

    def ready(self) -> None:
        """Read how each subject loads its files, what follows when words are taken from one, and who lives where."""
        autodiscover_modules("imports")
        autodiscover_modules("beside_region")
        autodiscover_modules("residents")
