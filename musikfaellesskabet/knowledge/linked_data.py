"""Practices and words as schema.org tells them, for JSON-LD on the pages."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from musikfaellesskabet.common.linked_data import CONTEXT, known, organization, page_address
from musikfaellesskabet.knowledge.models import Practice, Term


def practice_as_resource(practice: Practice) -> dict[str, Any]:
    """A LearningResource. Unknown is left out, as schema.org has no word for it."""
    told = {
        "@context": CONTEXT,
        "@type": "LearningResource",
        "@id": page_address(practice),
        "url": page_address(practice),
        "name": practice.name,
        "description": practice.summary,
        "inLanguage": practice.summary_language,
        "learningResourceType": str(practice.get_format_family_display()),
        "isAccessibleForFree": True,
        "creditText": practice.belongs_to,
        "dateModified": practice.updated_at.isoformat(),
        "temporalCoverage": _years(practice),
        "audience": [{"@type": "Audience", "audienceType": str(one)} for one in practice.target_groups.all()],
        "contributor": [organization(one) for one in practice.actors.all()],
        "spatialCoverage": [{"@type": "AdministrativeArea", "name": one.name} for one in practice.municipalities.all()],
        "citation": [source for source in practice.sources if source.startswith("http")],
    }
    return known(told)


def _years(practice: Practice) -> str:
    """An ISO 8601 span; open where no end is told."""
    if practice.first_year is None:
        return ""
    return f"{practice.first_year}/{practice.last_year or '..'}"


def terms_as_set(terms: Iterable[Term], name: str, address: str) -> dict[str, Any]:
    """A DefinedTermSet in the active language."""
    whole = settings.SITE_URL + address
    return {
        "@context": CONTEXT,
        "@type": "DefinedTermSet",
        "@id": whole,
        "name": name,
        "inLanguage": get_language(),
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": f"{whole}#{term.slug}",
                "name": term.word,
                "description": term.definition,
                "inDefinedTermSet": whole,
            }
            for term in terms
        ],
    }
