"""A load generator out of the standard library: some processes, each with one connection that is kept open."""

import multiprocessing
import re
import socket
import time
from multiprocessing.queues import Queue

CONNECTIONS = 4


def requests_per_second(port: int, path: str, *, seconds: float) -> float:
    """How many answers with 200 come back in a second. Raises RuntimeError when an answer is anything else."""
    spawn = multiprocessing.get_context("fork")
    counts: Queue[int] = spawn.Queue()
    clients = [spawn.Process(target=_read, args=(port, path, seconds, counts)) for _ in range(CONNECTIONS)]
    for client in clients:
        client.start()
    found = [counts.get() for _ in clients]
    for client in clients:
        client.join()
    if min(found) < 0:
        raise RuntimeError(f"{path} does not answer with 200")
    return sum(found) / seconds


def _read(port: int, path: str, seconds: float, counts: "Queue[int]") -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br, gzip\r\n\r\n".encode()
    answered = 0
    with socket.create_connection(("127.0.0.1", port)) as link:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            link.sendall(request)
            if not _is_whole_answer(link):
                answered = -1
                break
            answered += 1
    counts.put(answered)


def _is_whole_answer(link: socket.socket) -> bool:
    received = link.recv(65536)
    while b"\r\n\r\n" not in received:
        received += link.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: *(\d+)", head.lower())
    if length is None:
        return False
    left = int(length[1]) - len(body)
    while left > 0:
        left -= len(link.recv(65536))
    return head.startswith(b"HTTP/1.1 200")
