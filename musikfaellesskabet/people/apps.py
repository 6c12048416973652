from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PeopleConfig(AppConfig):
    name = "musikfaellesskabet.people"
    label = "people"

    def ready(self) -> None:
        """Read every app's fields, sweeps, sections of «Min side», and how often its forms may be sent."""
        autodiscover_modules("fields")
        autodiscover_modules("sweeps")
        autodiscover_modules("my_page")
        autodiscover_modules("throttles")
