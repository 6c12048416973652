"""The list of offers, on the page and as a file."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.exports import FORMATS, table_response
from musikfaellesskabet.common.pages import public_answer
from musikfaellesskabet.offers.forms import AskForm
from musikfaellesskabet.offers.models import Kind
from musikfaellesskabet.offers.queries.listing import ON_A_PAGE, Question, choices, found, lines, with_words
from musikfaellesskabet.offers.tables import OFFERS, rows_for
from musikfaellesskabet.ui.facets import Choice, Facet, notices_of
from musikfaellesskabet.ui.pager import pager_of

WRITTEN = ("alder", "gratis", "fra", "side")


@dataclass(frozen=True)
class Asked:
    """The address as it was understood: the question, its facets, what could not be read, and the rest of it."""

    question: Question
    facets: list[Facet]
    notices: list[str]
    form: AskForm
    query: str


def asked(request: HttpRequest) -> Asked:
    """What the address asks for; one query (what can be chosen)."""
    values = {name: request.GET.getlist(name) for name in request.GET}
    offered = choices() | {"slags": [(value, str(label)) for value, label in Kind.choices]}
    labels = {"trin": _("Trin"), "slags": _("Slags"), "kommune": _("Kommune"), "genre": _("Genre")}
    chosen = {name: tuple(value for value, _word in offered[name] if value in values.get(name, ())) for name in labels}
    form = AskForm(request.GET)
    form.is_valid()  # what cannot be read is told, and the rest is asked for
    question = Question(
        since=form.cleaned_data.get("fra") or timezone.localdate(),
        stages=chosen["trin"],
        genres=chosen["genre"],
        municipalities=chosen["kommune"],
        kinds=chosen["slags"],
        age=form.cleaned_data.get("alder"),
        is_free=bool(request.GET.get("gratis")),
    )
    known = {name: (label, dict(offered[name])) for name, label in labels.items()}
    notices = notices_of(known, values, WRITTEN) + [str(error) for some in form.errors.values() for error in some]
    rest = request.GET.copy()
    rest.pop("side", None)
    facets = [_facet(name, label, offered[name], chosen[name]) for name, label in labels.items()]
    return Asked(question, facets, notices, form, rest.urlencode())


def _facet(name: str, label: str, offered: list[tuple[str, str]], chosen: tuple[str, ...]) -> Facet:
    made = [Choice(value, word, value in chosen) for value, word in offered]
    return Facet(name, label, made, is_open=name == "trin" or bool(chosen))


@require_safe
@public_answer
def index(request: HttpRequest) -> HttpResponse:
    """What one can take part in, by the next date."""
    ask = asked(request)
    page = Paginator(with_words(found(ask.question)), ON_A_PAGE).get_page(request.GET.get("side"))
    query = f"?{ask.query}" if ask.query else ""
    context = {
        "ask": ask,
        "pager": pager_of(page, ask.query),
        "total": page.paginator.count,
        "lines": lines(page.object_list),
        "downloads": {form: f"{reverse('offers-file', args=[form])}{query}" for form in FORMATS},
    }
    return render(request, "offers/offer_list.html", context)


@require_safe
@public_answer
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The offers that the address asks for, as a file."""
    return table_response(form, "tilbud", OFFERS, rows_for(asked(request).question))
