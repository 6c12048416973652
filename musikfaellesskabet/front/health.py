"""Whether the house stands: the database answers, the worker is at work, letters get out."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.letters.queries import worker_health

# A letter that should have left this long ago is stuck, not waiting.
STUCK = timedelta(minutes=15)


@dataclass
class Health:
    """What was looked at, and the reasons why all is not well; none when it is."""

    database: str = "ok"
    worker: str = "unknown"
    letters: dict[str, int] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        status = "fail" if self.reasons else "pass"
        parts = {"database": self.database, "worker": self.worker, "letters": self.letters}
        return {"status": status, **parts, "reasons": self.reasons}


def look(now: datetime) -> Health:
    """What the counts say. Raises DatabaseError when the database does not answer."""
    worker = worker_health(now)
    # Without a mail server letters wait, as documented: that is no fault of this process, nor mended by another.
    stuck = Delivery.objects.due(now - STUCK).count() if settings.EMAIL_HOST else 0
    health = Health(worker="ok" if worker.is_alive else "silent")
    health.letters = {"waiting": worker.waiting, "failed": worker.failed, "expired": worker.expired, "stuck": stuck}
    if not worker.is_alive:
        health.reasons.append("worker has not been seen for a minute")
    if stuck:
        health.reasons.append(f"{stuck} letters should have left more than 15 minutes ago")
    return health
