"""The API's own description, for machines and for people."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from musikfaellesskabet.api.document import document
from musikfaellesskabet.api.door import REQUESTS
from musikfaellesskabet.api.paging import MOST_ROWS, ROWS
from musikfaellesskabet.api.problems import problem
from musikfaellesskabet.api.telling import told
from musikfaellesskabet.common.pages import public_page

ROOT = "/api/v1/"


def show(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


def elsewhere(request: HttpRequest) -> HttpResponse:
    """At the API's root its addresses and where its document is; no such address anywhere else."""
    if request.path != ROOT:
        return problem(request, 404)
    listed = {"document": reverse("api-document"), "addresses": list(document()["paths"])}
    return JsonResponse(listed, json_dumps_params={"ensure_ascii": False})


@require_safe
@public_page
def read(request: HttpRequest) -> HttpResponse:
    """The API for people: what it has, and how one asks."""
    page = {"endpoints": _endpoints(), "rows": ROWS, "most_rows": MOST_ROWS, "requests": REQUESTS}
    return render(request, "api/api.html", page)


def _endpoints() -> list[dict[str, Any]]:
    """The endpoints with their parameters, as the document has them."""
    found = []
    for address, operations in document()["paths"].items():
        operation = operations["get"]
        parameters = [_parameter(one) for one in operation.get("parameters", []) if one["in"] == "query"]
        required = any(one.get("required") for one in operation.get("parameters", []))
        found.append({"address": address, "parameters": parameters, "is_open": not required, "told": told(address)})
    return found


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    schema = one["schema"]
    inner = schema.get("items", schema)
    reference = inner.get("$ref", "").rsplit("/", 1)[-1]
    values = document()["components"]["schemas"].get(reference, inner).get("enum", [])
    return {"name": one["name"], "values": values, "is_list": schema.get("type") == "array"}
