"""The demo post office: the letters that would have been sent."""

import time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.letters.queries import demo_codes

SHOWN_AT_ONCE = 50


@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """The newest letters; of one address with ?til=. Exists in a demo only."""
    if not settings.DEMO:
        raise Http404
    to = request.GET.get("til", "").strip()
    letters = Delivery.objects.filter(to=to.lower()) if to else Delivery.objects.all()
    shown = {"letters": letters[:SHOWN_AT_ONCE], "to": to, "codes": demo_codes(at=time.time())}
    return render(request, "letters/post_office.html", shown)
