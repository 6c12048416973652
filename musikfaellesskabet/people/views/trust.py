"""What we keep, why and how long; and how accessible the pages are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from musikfaellesskabet.people import register
from musikfaellesskabet.people.models import AgeLimit


@require_safe
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


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "people/accessibility.html")
