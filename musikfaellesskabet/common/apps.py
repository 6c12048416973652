from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "musikfaellesskabet.common"
    label = "common"
