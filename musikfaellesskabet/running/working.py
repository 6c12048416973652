"""The worker's rounds. One process, one loop: nothing is claimed that a death would lose."""

import logging
import threading

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from musikfaellesskabet.letters.actions import beat, deliver_due
from musikfaellesskabet.people.actions.sweeping import sweep_all

SECONDS_BETWEEN_ROUNDS = 1.0
ROUNDS_BETWEEN_BEATS = 15
ROUNDS_BETWEEN_CLEANINGS = 3600

logger = logging.getLogger(__name__)


def work_until(ended: threading.Event) -> None:
    """Work until told to end. What fails is logged and tried again in the next round: pages must not fall with it."""
    tasks = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="musik-work",
        excluded_queue_names=[],
    )
    round_number = 0
    while not ended.is_set():
        close_old_connections()
        try:
            if round_number % ROUNDS_BETWEEN_BEATS == 0:
                beat("worker", now=timezone.now())
            if round_number % ROUNDS_BETWEEN_CLEANINGS == 0:
                sweep_all(now=timezone.now())
            work_once(tasks)
        except DatabaseError as error:
            logger.warning("The database did not answer the worker: %s", error)
        except Exception:
            logger.exception("A round of the worker failed")
        round_number += 1
        ended.wait(SECONDS_BETWEEN_ROUNDS)


def work_once(tasks: Worker) -> None:
    """One round: letters and tasks that are due. Looks before it locks, so that an idle worker disturbs no writer."""
    deliver_due(now=timezone.now())
    if DBTaskResult.objects.ready().exists():
        tasks.run()
