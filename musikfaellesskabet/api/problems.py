"""Refusals as RFC 9457 problem details, in the language that the caller prefers."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_from_request, override
from django.utils.translation import gettext_lazy as _

TITLES: dict[int, str | Promise] = {
    404: _("Det findes ikke"),
    405: _("Her kan man kun læse"),
    422: _("Spørgsmålet kan ikke forstås"),
    429: _("Det går for hurtigt"),
    500: _("Noget gik galt hos os"),
}
DETAILS: dict[int, str | Promise] = {
    404: _("Der er ikke noget på denne adresse. Se adresserne på /api/."),
    405: _("Brug GET, HEAD eller OPTIONS."),
    422: _("Se under errors, hvilke felter det gælder."),
    429: _("Vent lidt, og prøv igen. Svaret siger hvor længe."),
    500: _("Fejlen er skrevet ned hos os. Prøv igen om lidt."),
}

FAULTS: dict[str, str | Promise] = {
    "unknown": _("Den parameter findes ikke her."),
    "unusable": _("Den værdi har vi ikke givet. Begynd forfra uden den."),
    "enum": _("Værdien er ikke en af dem, der kan vælges."),
    "int_parsing": _("Her skal stå et helt tal."),
    "greater_than_equal": _("Tallet er for lille."),
    "less_than_equal": _("Tallet er for stort."),
    "string_too_long": _("Teksten er for lang."),
    "string_pattern_mismatch": _("Der står tegn, som ikke kan bruges her."),
    "too_long": _("Der er for mange værdier."),
    "missing": _("Værdien mangler."),
}
OTHER_FAULT = _("Værdien kan ikke bruges.")


def fault_in(error: Mapping[str, Any]) -> dict[str, Any]:
    """A faulty parameter by its name, with what is wrong in words."""
    names = [str(name) for name in error["loc"] if not isinstance(name, int)]
    return {"parameter": names[-1], "detail": FAULTS.get(error["type"], OTHER_FAULT)}


def problem(request: HttpRequest, status: int, errors: Sequence[dict[str, Any]] = ()) -> HttpResponse:
    """The refusal with its status; `errors` name the fields that it is about."""
    with override(get_language_from_request(request)):
        found: dict[str, Any] = {
            "type": "about:blank",
            "title": str(TITLES[status]),
            "status": status,
            "detail": str(DETAILS[status]),
            "instance": request.get_full_path(),
        }
        if errors:
            found["errors"] = [{name: str(value) for name, value in error.items()} for error in errors]
        language = get_language() or ""
    headers = {"Content-Language": language, "Vary": "Accept-Language", "Cache-Control": "no-store"}
    text = json.dumps(found, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type="application/problem+json", headers=headers)
