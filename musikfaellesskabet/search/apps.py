from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    name = "musikfaellesskabet.search"
    label = "search"

    def ready(self) -> None:
        """Read what each subject puts into the index."""
        autodiscover_modules("search")
