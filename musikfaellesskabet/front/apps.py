from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "musikfaellesskabet.front"
    label = "front"
