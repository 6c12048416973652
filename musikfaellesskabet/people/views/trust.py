"""What we keep, why and how long; and how accessible the pages are."""

from itertools import groupby
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.people import register
from musikfaellesskabet.people.models import AgeLimit
from musikfaellesskabet.people.wording import label_of, title_of


@public_page
def show(request: HttpRequest) -> HttpResponse:
    """The field register, readable."""
    tables = [(title_of(model), _alike(model, fields)) for model, fields in register.personal_models().items()]
    return render(request, "people/trust.html", {"tables": tables, "age_limits": AgeLimit.objects.all()})


def _alike(model: type[Model], fields: list[register.Field]) -> list[tuple[list[str], register.Field]]:
    """Fields that are kept for the same reason, as long, for the same eyes, told together: their words, and one."""

    def terms(field: register.Field) -> tuple[Any, ...]:
        told = (
            str(field.purpose),
            str(field.basis.value),
            str(field.retention),
            field.visibility,
            bool(field.opens_with),
        )
        return (*told, str(field.archive_class.value))

    return [
        ([label_of(model, field.name) for field in group], group[0])
        for group in (list(found) for _terms, found in groupby(sorted(fields, key=terms), terms))
    ]


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "people/accessibility.html")
