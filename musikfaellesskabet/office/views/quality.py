"""How good what we know is: the unsure, and what nobody has looked at for a year."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from musikfaellesskabet.office.access import kept_for
from musikfaellesskabet.office.quality import Keys, doubtful, kept, never_checked, unchecked
from musikfaellesskabet.office.views.page import decided, show_page
from musikfaellesskabet.people.access import office_required
from musikfaellesskabet.people.views.steps import person
from musikfaellesskabet.ui.pager import pager_of

PAGE = 50
LONGEST_SOURCE = 500


@office_required
def doubtful_index(request: HttpRequest) -> HttpResponse:
    """Low confidence, or none stated."""
    return _show(request, doubtful(), _("Usikre"), "office-doubtful")


@office_required
def unchecked_index(request: HttpRequest) -> HttpResponse:
    """Not looked at for a year."""
    return _show(request, unchecked(timezone.localdate()), _("Ikke tjekket"), "office-unchecked")


@office_required
@require_POST
def check(request: HttpRequest, name: str, slug: str) -> HttpResponse:
    """One has looked, and it holds; perhaps with a source that bears it out."""
    by, now, source = person(request), timezone.now(), request.POST.get("source", "")[:LONGEST_SOURCE]
    one = kept_for(by, name, slug)
    back = "office-doubtful" if request.POST.get("list") == "office-doubtful" else "office-unchecked"
    done = _("%(name)s er tjekket i dag.") % {"name": one.row.name}
    return decided(request, back, partial(one.subject.check, one.row, source=source, by=by, now=now), done)


def _show(request: HttpRequest, keys: Keys, title: str, here: str) -> HttpResponse:
    page = Paginator(keys, PAGE).get_page(request.GET.get("side"))
    things = kept((name, pk) for name, pk, _sort_name in page.object_list)
    context = {"page": page, "pager": pager_of(page), "things": things, "title": title, "list": here}
    if here == "office-unchecked":
        context["never"] = never_checked().count()
    return show_page(request, "quality_list", context)
