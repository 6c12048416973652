from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "musikfaellesskabet.knowledge"
    label = "knowledge"
