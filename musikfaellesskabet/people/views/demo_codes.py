"""The demo's authenticator app: the codes of the demo's own accounts, for everyone to read."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from musikfaellesskabet.people.demo import codes_now


@never_cache
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Codes that change every 30 seconds. The page does not exist outside a demo."""
    if not settings.DEMO:
        raise Http404
    return render(request, "people/demo_codes.html", {"codes": codes_now()})
