from django.apps import AppConfig


class RunningConfig(AppConfig):
    name = "musikfaellesskabet.running"
    label = "running"
