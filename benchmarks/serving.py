"""Our commands and our web server, for measuring."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from musikfaellesskabet.running.children import MEMORY, web_command

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "musikfaellesskabet.settings")


def musik(environment: dict[str, str], *words: str) -> float:
    """Run one command; returns its seconds."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "musikfaellesskabet", *words], env=environment, check=True, stdout=sys.stderr)
    return time.perf_counter() - start


@contextmanager
def server(environment: dict[str, str], port: int) -> Iterator[int]:
    """Our web server as `musik serve` starts it, with one worker; gives its process id."""
    command = web_command("benchmarks.wsgi:application", port=port, workers=1)
    process = subprocess.Popen(command, env=MEMORY | environment, cwd=ROOT)
    try:
        for _ in range(200):
            time.sleep(0.1)
            try:
                urlopen(f"http://127.0.0.1:{port}/sund").read()
                break
            except URLError:
                continue
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
