"""The worker's rounds. One process, one loop: nothing is claimed that a death would lose."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from musikfaellesskabet.letters.actions import beat, deliver_due
from musikfaellesskabet.people.actions.sweeping import sweep_all

SECONDS_BETWEEN_ROUNDS = 1.0
SECONDS_BETWEEN_BEATS = 15
SECONDS_BETWEEN_SWEEPS = 3600
# Shorter than a letter is claimed for, so that no other worker takes it while this one tries.
SECONDS_OF_LETTERS = 15

logger = logging.getLogger(__name__)


@dataclass
class Interval:
    """Something that is to be done again after so many seconds."""

    seconds: float
    next_at: float = float("-inf")

    def has_passed(self, at: float) -> bool:
        """Whether it is time; the first time always. Effects: the next interval begins, when it is."""
        if at < self.next_at:
            return False
        self.next_at = at + self.seconds
        return True


def work_until(ended: threading.Event) -> None:
    """Work until told to end. What fails is logged and tried again in the next round: pages must not fall with it."""
    tasks = _tasks()
    beats, sweeps = Interval(SECONDS_BETWEEN_BEATS), Interval(SECONDS_BETWEEN_SWEEPS)

    def go_on() -> bool:
        if beats.has_passed(monotonic()):
            beat("worker", now=timezone.now())
        return not ended.is_set()

    while not ended.is_set():
        close_old_connections()
        try:
            go_on()
            if sweeps.has_passed(monotonic()):
                sweep_all(now=timezone.now())
            work_once(tasks, go_on)
        except DatabaseError as error:
            logger.warning("The database did not answer the worker: %s", error)
        except Exception:
            logger.exception("A round of the worker failed")
        ended.wait(SECONDS_BETWEEN_ROUNDS)


def work_once(tasks: Worker, go_on: Callable[[], bool]) -> None:
    """One round: letters and tasks that are due. Looks before it locks, so that an idle worker disturbs no writer.

    go_on: called between letters, as often as the worker must be seen to be alive; no ends the letters of this round.
    """
    end = monotonic() + SECONDS_OF_LETTERS
    deliver_due(now=timezone.now(), go_on=lambda: go_on() and monotonic() < end)
    if DBTaskResult.objects.ready().exists():
        tasks.run()


def _tasks() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="musik-work",
        excluded_queue_names=[],
    )
