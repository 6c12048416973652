"""The glossary."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.linked_data import block
from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.knowledge.linked_data import terms_as_set
from musikfaellesskabet.knowledge.queries import terms_by_letter


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All words on one page, in the order of the page's language."""
    letters = terms_by_letter()
    terms = [term for _letter, some in letters for term in some]
    linked_data = block(terms_as_set(terms, _("Ordbog"), reverse("glossary")))
    return render(request, "knowledge/glossary.html", {"letters": letters, "linked_data": linked_data})
