from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "musikfaellesskabet.needs"
    label = "needs"
