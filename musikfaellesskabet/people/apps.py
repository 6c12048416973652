from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "musikfaellesskabet.people"
    label = "people"
