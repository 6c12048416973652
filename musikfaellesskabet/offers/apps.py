from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "musikfaellesskabet.offers"
    label = "offers"
