from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "musikfaellesskabet.needs"
    label = "needs"

    def ready(self) -> None:
        """Stand on the actors' pages."""
        from musikfaellesskabet.needs import beside_actors  # noqa: F401  models are loaded only now
