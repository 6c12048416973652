from django.apps import AppConfig


class SignUpsConfig(AppConfig):
    name = "musikfaellesskabet.signups"
    label = "signups"
