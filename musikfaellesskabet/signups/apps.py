from django.apps import AppConfig


class SignUpsConfig(AppConfig):
    name = "musikfaellesskabet.signups"
    label = "signups"

    def ready(self) -> None:
        """Stand on the offers' pages."""
        from musikfaellesskabet.signups import beside_offers  # noqa: F401  models are loaded only now
