from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "musikfaellesskabet.ui"
    label = "ui"
