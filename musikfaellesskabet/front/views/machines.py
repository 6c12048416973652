"""Answers for machines: health."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from musikfaellesskabet.letters.queries import worker_health


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while pages can be served; the answer says what else is down. 503 without a database."""
    try:
        worker = worker_health(timezone.now())
    except DatabaseError:
        return JsonResponse({"database": "down"}, status=503)
    return JsonResponse(
        {
            "database": "ok",
            "worker": "ok" if worker.is_alive else "silent",
            "letters": {"waiting": worker.waiting, "failed": worker.failed},
        }
    )
