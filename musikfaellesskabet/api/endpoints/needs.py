"""Needs, as counts in which nobody can be found."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from musikfaellesskabet.api import showing
from musikfaellesskabet.api.paging import Page, Paging, page_of
from musikfaellesskabet.api.schemas import NeedCountItem
from musikfaellesskabet.needs.tables import counts_now

router = Router(tags=["needs"])


@router.get("/needs", response=Page[NeedCountItem], summary="Counts of needs")
def needs(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """The week's counts. Nobody is in two of them, so they may be added up; what is too few is in none."""
    return page_of(counts_now(), paging, "depth", showing.need_count)
