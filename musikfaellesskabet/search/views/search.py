"""The search page, and suggestions while typing."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from musikfaellesskabet.common.pages import public_answer
from musikfaellesskabet.common.throttle import MINUTE, TooMany, spend
from musikfaellesskabet.common.throttle_gate import network_of, stopped
from musikfaellesskabet.search.audiences import viewer_of
from musikfaellesskabet.search.queries import MOST_PAGES, PAGE_SIZE, search, suggest
from musikfaellesskabet.search.registry import entrances
from musikfaellesskabet.ui.pager import pager

EXAMPLES = [_("øvelokale"), _("scene med plads til 300"), _("talentforløb"), _("musik på plejehjem")]
SUGGESTIONS_A_MINUTE = 180


@require_safe
@public_answer
def index(request: HttpRequest) -> HttpResponse:
    """Answers to `q`, of one kind (`slags`), a page at a time (`side`)."""
    q, kind = request.GET.get("q", "").strip(), request.GET.get("slags", "")
    page = _page(request.GET.get("side", ""))
    answers = search(q, viewer_of(request.user), kind=kind, page=page) if q else None
    said = {"q": q} | ({"slags": kind} if kind else {})
    context = {
        "q": q,
        "kind": kind,
        "answers": answers,
        "all_kinds": urlencode({"q": q}),
        "first": (page - 1) * PAGE_SIZE + 1,
        "examples": EXAMPLES,
        "entrances": [(reverse(name), label) for name, label in entrances()],
        "pager": pager(page, -(-answers.total // PAGE_SIZE) if answers else 0, urlencode(said)),
    }
    return render(request, "search/search.html", context)


@require_safe
@public_answer
def suggestions(request: HttpRequest) -> HttpResponse:
    """The best answers so far, as the options of a list box. 429 for one who asks without pause."""
    q = request.GET.get("q", "").strip()
    try:
        spend(f"suggest {network_of(request)}", SUGGESTIONS_A_MINUTE, MINUTE, timezone.now())
    except TooMany as stop:
        return stopped(stop, HttpResponse())
    hits = suggest(q, viewer_of(request.user)) if len(q) >= 2 else []
    return render(request, "search/suggestions.html", {"hits": hits})


def _page(asked: str) -> int:
    """The page asked for; the first where it is no page that may exist."""
    return max(1, min(int(asked), MOST_PAGES)) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
