"""The API's endpoints under one roof, with its refusals. What it promises stands in its OpenAPI document."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from musikfaellesskabet.api.endpoints import actors, knowledge, needs, offers, region, search
from musikfaellesskabet.api.problems import fault_in, problem
from musikfaellesskabet.api.refusals import BadParameter

logger = logging.getLogger(__name__)

api = NinjaAPI(
    title="Musikfællesskabet",
    version="1",
    description=(
        "The region's music community as open data: who is here, what has been tried, and what the words mean. "
        "Reading only. Facts carry their source; empty text and null mean unknown."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api-1",
)
for subject in (region, actors, knowledge, offers, needs, search):
    api.add_router("", subject.router)


@api.exception_handler(ValidationError)
def cannot_be_read(request: HttpRequest, refusal: ValidationError) -> HttpResponse:
    return problem(request, 422, [fault_in(error) for error in refusal.errors])


@api.exception_handler(BadParameter)
def cannot_be_used(request: HttpRequest, refusal: BadParameter) -> HttpResponse:
    return problem(request, 422, [fault_in({"loc": [refusal.name], "type": "unusable"})])


@api.exception_handler(Http404)
def is_not_there(request: HttpRequest, refusal: Http404) -> HttpResponse:
    return problem(request, 404)


@api.exception_handler(Exception)
def went_wrong(request: HttpRequest, fault: Exception) -> HttpResponse:
    logger.error("The API failed at %s", request.path, exc_info=fault)
    return problem(request, 500)
