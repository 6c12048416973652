from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "musikfaellesskabet.office"
    label = "office"
