from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "musikfaellesskabet.offers"
    label = "offers"

    def ready(self) -> None:
        from musikfaellesskabet.offers import beside_actors, fields, my_page, search  # noqa: F401  (models must be ready before these register)
