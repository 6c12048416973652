from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "musikfaellesskabet.search"
    label = "search"
