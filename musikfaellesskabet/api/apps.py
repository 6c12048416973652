from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "musikfaellesskabet.api"
    label = "api"
