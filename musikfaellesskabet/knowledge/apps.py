from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "musikfaellesskabet.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        from musikfaellesskabet.knowledge import imports, search  # noqa: F401  (models must be ready before these register)
