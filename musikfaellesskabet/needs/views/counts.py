"""What is wished for, as counts that tell of nobody."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from musikfaellesskabet.common.pages import public_page
from musikfaellesskabet.needs.disclosure import SENSITIVE_SHOWN_FROM, SHOWN_FROM
from musikfaellesskabet.needs.queries import InMunicipality, municipalities_of_region, shown
from musikfaellesskabet.region.chart import Mark
from musikfaellesskabet.region.maps import region_map
from musikfaellesskabet.region.models import Stage


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """The week's counts, by municipality and stage, on a map, and by what is wished."""
    latest, stages = shown(with_made_up=settings.DEMO), list(Stage.objects.all())
    context: dict[str, Any] = {
        "shown": latest,
        "stages": stages,
        "from": SHOWN_FROM,
        "sensitive_from": SENSITIVE_SHOWN_FROM,
    }
    if latest:
        sums = latest.of_stages(stages)
        rows = latest.by_municipality(municipalities_of_region(), stages)
        marks = [mark for row in rows if (mark := _mark(row))]
        context |= {
            "rows": rows,
            "sums": sums,
            "undivided": latest.total - sum(sums),
            "themes": latest.of_theme(),
            "wishes": latest.of_wish(),
            "map": region_map(marks, _("Kort: mindst så mange behov i hver kommune. Samme tal står i tabellen.")),
        }
    return render(request, "needs/need_list.html", context)


def _mark(row: InMunicipality) -> Mark | None:
    one = row.municipality
    if not row.total or one.latitude is None or one.longitude is None:
        return None
    return Mark(one.name, one.latitude, one.longitude, count=row.total, url=f"#kommune-{one.code}")
