"""The OpenAPI 3.1 document: the endpoints as they are declared, with the refusals that each may give."""

from functools import cache
from typing import Any

from django.conf import settings

from musikfaellesskabet.api.api import api
from musikfaellesskabet.api.schemas import Problem

PREFIX = "/api/v1/"
REFUSALS = {
    "404": "There is nothing at this address.",
    "422": "A parameter is unknown or cannot be used; see `errors`.",
    "429": "Too many requests; see Retry-After.",
}
LICENCE = {
    "name": "Facts with their sources; each row names its own",
    "url": f"{settings.SITE_URL}/data/",
}


@cache
def document() -> dict[str, Any]:
    """The whole document; made once."""
    made: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX))
    made["servers"] = [{"url": settings.SITE_URL}]
    made["info"]["license"] = LICENCE
    made["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    for path, operations in made["paths"].items():
        for operation in operations.values():
            operation["responses"] = {str(status): told for status, told in operation["responses"].items()}
            operation["responses"] |= _refusals("{" in path)
    return made


def _refusals(has_name: bool) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    statuses = [status for status in REFUSALS if status != "404" or has_name]
    return {status: {"description": REFUSALS[status], "content": content} for status in statuses}


def parameters_of(route: str) -> frozenset[str]:
    """The names that may stand after the question mark at a route (`actors/{slug}`)."""
    operation = document()["paths"][PREFIX + route]["get"]
    return frozenset(one["name"] for one in operation.get("parameters", []) if one["in"] == "query")
