from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "musikfaellesskabet.letters"
    label = "letters"
