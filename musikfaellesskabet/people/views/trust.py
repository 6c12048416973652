"""What we keep, why and how long; and how accessible the pages are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.people import register
from musikfaellesskabet.people.models import AgeLimit


@public_page
def show(request: HttpRequest) -> HttpResponse:
    """The field register, readable."""
    tables = [
        (
            model._meta.verbose_name_plural,
            [(model._meta.get_field(field.name), field) for field in fields],
        )
        for model, fields in register.personal_models().items()
    ]
    return render(request, "people/trust.html", {"tables": tables, "age_limits": AgeLimit.objects.all()})


@public_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "people/accessibility.html")
