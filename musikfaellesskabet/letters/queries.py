"""Whether letters get out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from musikfaellesskabet.letters.models import Delivery, Heartbeat, State

SILENCE = timedelta(seconds=60)


@dataclass(frozen=True)
class WorkerHealth:
    """What the worker does: whether it was seen within a minute, and what waits."""

    is_alive: bool
    waiting: int
    failed: int


def worker_health(now: datetime) -> WorkerHealth:
    """Three counts; `waiting` are letters that should have left by now."""
    return WorkerHealth(
        is_alive=Heartbeat.objects.filter(name="worker", beat_at__gte=now - SILENCE).exists(),
        waiting=Delivery.objects.due(now).count(),
        failed=Delivery.objects.filter(state=State.FAILED).count(),
    )
