"""The region: municipalities, agreement periods, memberships, and the words things are sorted by."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router

from musikfaellesskabet.api import showing
from musikfaellesskabet.api.paging import Page, Paging, page_of
from musikfaellesskabet.api.parameters import Code, MembershipFilter
from musikfaellesskabet.api.schemas import ConceptItem, MembershipItem, MunicipalityItem, PeriodItem
from musikfaellesskabet.region.models import (
    AgreementPeriod,
    Concept,
    FocusArea,
    Genre,
    Membership,
    Municipality,
    Stage,
    TargetGroup,
)

router = Router(tags=["region"])
CONCEPTS: dict[str, type[Concept]] = {
    "stages": Stage,
    "target-groups": TargetGroup,
    "genres": Genre,
    "focus-areas": FocusArea,
}


@router.get("/municipalities", response=Page[MunicipalityItem], summary="Municipalities")
def municipalities(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """Municipalities in the region and beside it, by name."""
    return page_of(Municipality.objects.all(), paging, "name", showing.municipality)


@router.get("/municipalities/{code}", response=MunicipalityItem, summary="One municipality")
def municipality(request: HttpRequest, code: Path[Code]) -> dict[str, Any]:
    """The municipality with the official code."""
    return showing.municipality(get_object_or_404(Municipality, code=code))


@router.get("/periods", response=Page[PeriodItem], summary="Agreement periods")
def periods(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """The agreement periods, the oldest first."""
    return page_of(AgreementPeriod.objects.all(), paging, "starts", showing.period)


@router.get("/memberships", response=Page[MembershipItem], summary="Memberships")
def memberships(request: HttpRequest, asked: Query[MembershipFilter]) -> dict[str, Any]:
    """Which municipality takes part in which period, and how sure that is."""
    rows = Membership.objects.select_related("municipality", "period")
    wanted = {"municipality__code": asked.municipality, "period__slug": asked.period, "status": asked.status}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    return page_of(rows, asked, "municipality__name", showing.membership)


def _concepts(model: type[Concept]) -> Any:
    def index(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
        """In their order, with definitions in both languages."""
        return page_of(model._default_manager.all(), paging, "order", showing.concept)

    return index


for _path, _model in CONCEPTS.items():
    router.get(
        f"/{_path}",
        response=Page[ConceptItem],
        summary=_path.replace("-", " ").capitalize(),
        operation_id=f"list_{_path.replace('-', '_')}",
    )(_concepts(_model))
