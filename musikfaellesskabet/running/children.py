"""The web server and the worker as children that start and stop together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType

from django.conf import settings

SECONDS_TO_STOP = 8
# Threads that take turns need no heap each: 5 to 7 MB less in every web process (measured).
MEMORY = {"MALLOC_ARENA_MAX": "1"}
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Child:
    """A running child and the name we tell people."""

    name: str
    process: "subprocess.Popen[bytes]"


def web_command(application: str = "musikfaellesskabet.wsgi:application", **changes: int) -> list[str]:
    """The web server: WSGI, blocking threads, some processes. `changes`: another `port` or number of `workers`."""
    port, workers = changes.get("port", settings.PORT), changes.get("workers", settings.WEB_WORKERS)
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
        *("--host", settings.HOST, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(settings.WEB_THREADS)),
        *("--respawn-failed-workers", "--workers-kill-timeout", "5"),
        application,
    ]


def worker_command() -> list[str]:
    """The worker: letters and background tasks."""
    return [sys.executable, "-m", "musikfaellesskabet", "work"]


def start(name: str, command: Sequence[str]) -> Child:
    """Start a child in a process group of its own: Ctrl-C reaches only us, and we stop all that it starts."""
    return Child(
        name,
        subprocess.Popen(  # noqa: S603  our own commands
            command,
            env=MEMORY | os.environ,
            stdin=subprocess.DEVNULL,
            process_group=0,
            preexec_fn=_die_with_parent(),
        ),
    )


def _die_with_parent() -> Callable[[], None] | None:
    """On Linux: a child is told to stop when we are killed without a chance to tell it."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


class Watch:
    """Waits for a signal to stop, or for a child to end."""

    def __init__(self) -> None:
        self.asked_to_stop = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def until_end(self, children: Sequence[Child], *, each_round: Callable[[], bool] = lambda: False) -> Child | None:
        """Wait. Returns the child that ended by itself; None when asked to stop or when `each_round` says enough."""
        while not self.asked_to_stop:
            for child in children:
                if child.process.poll() is not None:
                    return child
            if each_round():
                return None
            time.sleep(0.1)
        return None


def stop(children: Sequence[Child]) -> None:
    """Ask every child to stop, wait, and end what is still there, with everything it started."""
    for child in children:
        _signal_group(child, signal.SIGTERM)
    deadline = time.monotonic() + SECONDS_TO_STOP
    while time.monotonic() < deadline and any(_group_lives(child) for child in children):
        time.sleep(0.05)
    for child in children:
        _signal_group(child, signal.SIGKILL)
        child.process.wait()


def _signal_group(child: Child, number: signal.Signals) -> None:
    try:
        os.killpg(child.process.pid, number)
    except ProcessLookupError:
        return


def _group_lives(child: Child) -> bool:
    child.process.poll()  # takes away the one that has ended
    try:
        os.killpg(child.process.pid, 0)
    except ProcessLookupError:
        return False
    return True
