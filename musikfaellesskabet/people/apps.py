from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PeopleConfig(AppConfig):
    name = "musikfaellesskabet.people"
    label = "people"

    def ready(self) -> None:
        """Read every app's fields, sweeps, sections of «Min side», and how often its forms may be sent.

        Our own `security` listens to allauth once it is read.
        """
        autodiscover_modules("fields")
        autodiscover_modules("sweeps")
        autodiscover_modules("my_page")
        autodiscover_modules("throttles")
        autodiscover_modules("security")
