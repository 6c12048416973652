"""The worker's rounds. One process, one loop: nothing is claimed that a death would lose."""

import logging
import threading

from django.db import DatabaseError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

SECONDS_BETWEEN_ROUNDS = 1.0

logger = logging.getLogger(__name__)


def work_until(ended: threading.Event) -> None:
    """Work until told to end. A database that does not answer is tried again in the next round."""
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
    while not ended.is_set():
        close_old_connections()
        try:
            work_once(tasks)
        except DatabaseError as error:
            logger.warning("The database did not answer the worker: %s", error)
        ended.wait(SECONDS_BETWEEN_ROUNDS)


def work_once(tasks: Worker) -> None:
    """One round: the tasks that are ready. Looks before it locks, so that an idle worker disturbs no writer."""
    if DBTaskResult.objects.ready().exists():
        tasks.run()
