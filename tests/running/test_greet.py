"""When `musik serve` says that it is ready: when pages, database and worker are well, whatever letters wait."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pytest_django import Settings

from musikfaellesskabet.running.management.commands.serve import answers
from tests.running.processes import free_port

STUCK = {"database": "ok", "worker": "ok", "letters": {"waiting": 9, "failed": 0, "stuck": 9}}


@contextmanager
def web_server(status: int, body: str) -> Iterator[int]:
    """Answers every request with the same; gives its port."""

    class Same(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: object) -> None:
            """Silent."""

    with HTTPServer(("127.0.0.1", 0), Same) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield int(server.server_address[1])
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "body", "is_ready"),
    [
        (200, json.dumps({"database": "ok", "worker": "ok"}), True),
        (503, json.dumps(STUCK), True),
        (503, json.dumps(STUCK | {"worker": "silent"}), False),
        (503, json.dumps(STUCK | {"database": "down", "worker": "unknown"}), False),
        (502, "<h1>Bad gateway</h1>", False),
    ],
)
def test_ready_is_when_pages_database_and_worker_are_well(
    settings: Settings, status: int, body: str, is_ready: bool
) -> None:
    with web_server(status, body) as port:
        settings.HOST, settings.PORT = "127.0.0.1", port
        assert answers() is is_ready


def test_nobody_listening_is_not_ready(settings: Settings) -> None:
    settings.HOST, settings.PORT = "127.0.0.1", free_port()
    assert answers() is False
