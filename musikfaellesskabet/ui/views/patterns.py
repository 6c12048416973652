"""The pattern page: every component in every state."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.ui.pager import pager
from musikfaellesskabet.ui.posters.patterns import PATTERNS
from musikfaellesskabet.ui.posters.recipe import Thing
from musikfaellesskabet.ui.specimens import SpecimenForm, facets, refused_form, steps

_STAGES = range(6)


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All that a page can be built of."""
    return render(
        request,
        "ui/patterns.html",
        {
            "form": SpecimenForm(),
            "refused": refused_form(),
            "steps": steps(),
            "facets": facets(),
            "pager": pager(3, 9),
            "stages": _STAGES[1:],
            "by_stage": [Thing("Åben øver", "aaben-oever", stage=stage, genre=1) for stage in _STAGES],
            "by_genre": [Thing("Åben scene", "aaben-scene", stage=3, genre=genre) for genre in range(len(PATTERNS))],
        },
    )
