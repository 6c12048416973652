from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ActorsConfig(AppConfig):
    name = "musikfaellesskabet.actors"
    label = "actors"

    def ready(self) -> None:
        """Read what other subjects add to an actor's page and do when two actors become one (`joints`)."""
        autodiscover_modules("beside_actors")
