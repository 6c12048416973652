"""The directory: a list, a map and files, by three entrances."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from musikfaellesskabet.actors.directory.answer import Answer
from musikfaellesskabet.actors.directory.columns import COLUMNS, rows_of
from musikfaellesskabet.actors.directory.page import DirectoryPage, Entrance
from musikfaellesskabet.actors.directory.question import read_question
from musikfaellesskabet.actors.directory.source import current_index
from musikfaellesskabet.common.exports import table_response
from musikfaellesskabet.common.pages import public_answer
from musikfaellesskabet.ui.parts import page_or_part


def _answer(request: HttpRequest, entrance: Entrance) -> Answer:
    index = current_index()
    return Answer(index, read_question(request.GET, index, kind=entrance.kind))


@public_answer
def index(request: HttpRequest, entrance: Entrance) -> HttpResponse:
    """Everyone, or everyone of the entrance's kind, narrowed by what is chosen."""
    page = DirectoryPage(entrance, _answer(request, entrance))
    template = page_or_part(request, "actors/directory.html", part="answer")
    response = render(request, template, {"page": page, "answer": page.answer, "question": page.question})
    if request.headers.get("HX-Request"):
        response.headers["HX-Push-Url"] = page.url
    return response


@public_answer
def download(request: HttpRequest, entrance: Entrance, form: str) -> HttpResponse:
    """The same list as a file, all its pages in one."""
    answer = _answer(request, entrance)
    return table_response(form, _file_name(entrance), COLUMNS, rows_of(answer))


def _file_name(entrance: Entrance) -> str:
    """What the page is called in its address: aktoerer, spillesteder, musikskoler."""
    return reverse(entrance.url_name).strip("/").rpartition("/")[2]
