"""A mail server of the test's own, as small as SMTP allows: it takes everything and remembers for whom."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self._say("220 test")
        in_body = False
        for line in self.rfile:
            word = line.decode().strip()
            if in_body:
                in_body = word != "."
                if not in_body:
                    self._say("250 taken")
            elif word.upper() == "DATA":
                in_body = True
                self._say("354 go on")
            else:
                if word.upper().startswith("RCPT TO:"):
                    self.server.recipients.append(word[8:].strip("<>"))  # type: ignore[attr-defined]
                self._say("250 ok")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """Listens at a free port of this machine."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.recipients: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """One that answers until the block ends."""
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()
