"""Open data: every subject as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from musikfaellesskabet.api.tables import SUBJECTS, counts
from musikfaellesskabet.common.exports import FORMATS, table_response
from musikfaellesskabet.common.pages import public_page


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """What can be fetched, with columns, counts and what one may do with it."""
    held = counts()
    subjects = [
        {"name": one.name, "title": one.title, "columns": one.columns.items(), "count": held[one.name]}
        for one in SUBJECTS
    ]
    return render(request, "api/data.html", {"subjects": subjects, "formats": list(FORMATS)})


@require_safe
@public_page
def download(request: HttpRequest, subject: str, form: str) -> HttpResponse:
    """One subject as a file."""
    found = next((one for one in SUBJECTS if one.name == subject), None)
    if found is None:
        raise Http404
    return table_response(form, subject, found.columns, found.rows())
