from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PeopleConfig(AppConfig):
    name = "musikfaellesskabet.people"
    label = "people"

    def ready(self) -> None:
        """Read every app's personal fields and the sections they add to «Min side»."""
        autodiscover_modules("fields")
        autodiscover_modules("my_page")
