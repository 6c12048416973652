"""The wall of posters, and each as a file."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from musikfaellesskabet.common.pages import public_answer, public_page
from musikfaellesskabet.front import posters
from musikfaellesskabet.ui.pager import pager_of
from musikfaellesskabet.ui.posters.drawing import file_svg
from musikfaellesskabet.ui.posters.printing import a3_pdf
from musikfaellesskabet.ui.posters.recipe import compose

ON_A_PAGE = 48


@public_answer
def index(request: HttpRequest) -> HttpResponse:
    """The wall of all posters."""
    page = Paginator(posters.Wall(), ON_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "front/poster_list.html", {"page": page, "pager": pager_of(page)})


@public_page
def svg(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """One poster as a drawing to take away."""
    drawing = file_svg(compose(posters.poster_of(kind, slug).thing))
    return _download(drawing.encode(), "image/svg+xml", f"{slug}.svg")


@public_page
def pdf(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """One poster as an A3 sheet to print."""
    sheet = a3_pdf(compose(posters.poster_of(kind, slug).thing), language=get_language() or "da")
    return _download(sheet, "application/pdf", f"{slug}-a3.pdf")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
