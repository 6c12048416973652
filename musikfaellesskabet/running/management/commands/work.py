"""`musik work`: the worker. Letters out, background tasks done, a heartbeat."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from musikfaellesskabet.running.working import work_until


class Command(BaseCommand):
    help = "Run the worker alone: letters and background tasks (serve starts one)"
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        ended = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: ended.set())
        work_until(ended)
