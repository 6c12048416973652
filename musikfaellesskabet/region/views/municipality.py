"""The municipalities, now and over time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.region import residents
from musikfaellesskabet.region.chart import Mark
from musikfaellesskabet.region.maps import region_map
from musikfaellesskabet.region.models import Municipality
from musikfaellesskabet.region.queries import membership_history


def mark_of(municipality: Municipality, count: int) -> Mark | None:
    """The municipality on the map; None where it has no place."""
    if municipality.latitude is None or municipality.longitude is None:
        return None
    place = (municipality.latitude, municipality.longitude)
    return Mark(municipality.name, *place, count=count, url=municipality.get_absolute_url())


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """All municipalities with their part in each agreement, and the map."""
    history, counts = membership_history(), residents.counts()
    known = [row.municipality for row in history.rows] + list(history.neighbours)
    marks = [mark for one in known if counts.get(one.pk) and (mark := mark_of(one, counts[one.pk]))]
    drawn = region_map(marks, _("Kort: antal aktører i hver kommune. Samme tal står i tabellen."))
    for one in known:
        one.actor_count = counts.get(one.pk, 0)  # type: ignore[attr-defined]
    return render(request, "region/municipality_list.html", {"history": history, "map": drawn})


@public_page
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """One municipality: its part in the agreements, its inhabitants, and who is there."""
    municipality = get_object_or_404(Municipality, slug=slug)
    groups = residents.groups(municipality.pk)
    count = sum(len(group.residents) for group in groups)
    mark = mark_of(municipality, count)
    title = _("Kort over regionen med %(name)s") % {"name": municipality.name}
    context = {
        "municipality": municipality,
        "memberships": municipality.memberships.select_related("period").order_by("period__starts"),
        "groups": groups,
        "count": count,
        "map": region_map([mark] if mark else [], title),
    }
    return render(request, "region/municipality_detail.html", context)
