"""Reading the index itself: a question for a name may rightly be answered with whoever bears it alone."""

from musikfaellesskabet.search.models import Document


def naming(source: str, name: str) -> list[str]:
    """Addresses of the source's documents that have the name among their words."""
    documents = Document.objects.filter(source=source).order_by("path")
    return [one.path for one in documents if any(name in str(part) for part in one.parts)]
