from django.apps import AppConfig


class ActorsConfig(AppConfig):
    name = "musikfaellesskabet.actors"
    label = "actors"

    def ready(self) -> None:
        from musikfaellesskabet.actors import beside_region, imports, search  # noqa: F401  (models must be ready before these register)
