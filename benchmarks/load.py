"""A load generator out of the standard library: some processes, each with one connection that is kept open."""

import itertools
import multiprocessing
import re
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.queues import Queue
from typing import Any

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


def answer_times(port: int, paths: Sequence[str], *, a_second: float | None = None) -> list[float]:
    """Milliseconds until each answer is there, for one client that keeps its connection.

    With a rate, each question is due at its time and its wait is counted from then on, also when the one before was
    late; without one, the next is asked when the last is answered. Raises RuntimeError when an answer is not 200.
    """
    times = []
    with socket.create_connection(("127.0.0.1", port)) as link:
        started = time.perf_counter()
        for number, path in enumerate(paths):
            due = started + number / a_second if a_second else time.perf_counter()
            time.sleep(max(0.0, due - time.perf_counter()))
            link.sendall(_request(path))
            if not _is_whole_answer(link):
                raise RuntimeError(f"{path} does not answer with 200")
            times.append(1000 * (time.perf_counter() - due))
    return times


@contextmanager
def readers(port: int, paths: Sequence[str], *, a_second: float) -> Iterator[Callable[[], float]]:
    """Others who read pages at this rate meanwhile; gives a function that tells how many a second they got so far."""
    context = multiprocessing.get_context("fork")
    count = context.Value("l", 0)
    others = [
        context.Process(target=_leaf, args=(port, paths, a_second / CONNECTIONS, count), daemon=True)
        for _ in range(CONNECTIONS)
    ]
    for other in others:
        other.start()
    started = time.perf_counter()
    try:
        yield lambda: count.value / (time.perf_counter() - started)
    finally:
        for other in others:
            other.terminate()
            other.join()


def _leaf(port: int, paths: Sequence[str], a_second: float, count: Any) -> None:
    with socket.create_connection(("127.0.0.1", port)) as link:
        started = time.perf_counter()
        for number in itertools.count():
            time.sleep(max(0.0, started + number / a_second - time.perf_counter()))
            link.sendall(_request(paths[number % len(paths)]))
            if not _is_whole_answer(link):
                return
            with count.get_lock():
                count.value += 1


def _request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br, gzip\r\n\r\n".encode()


def _read(port: int, path: str, seconds: float, counts: "Queue[int]") -> None:
    request = _request(path)
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
