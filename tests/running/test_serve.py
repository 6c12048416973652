"""`musik serve`: starts, answers, stops with all that it started."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.running.processes import environment


def start(folder: Path, **changes: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "musikfaellesskabet", "serve"],
        env=environment(folder, **changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def read_until(server: "subprocess.Popen[str]", words: str) -> list[str]:
    """The lines up to the one with these words."""
    lines: list[str] = []
    assert server.stdout is not None
    for line in server.stdout:
        lines.append(line.rstrip())
        if words in line:
            return lines
    raise AssertionError("\n".join(lines))


def living(session: int) -> list[str]:
    """What still runs of a session, the dead that nobody has taken away left out."""
    table = subprocess.run(
        ["ps", "-ww", "-o", "stat=,args=", "-g", str(session)], capture_output=True, text=True, check=False
    ).stdout
    return [line for line in table.splitlines() if not line.startswith("Z")]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_and_leaves_nothing_behind(tmp_path: Path, how: signal.Signals) -> None:
    server = start(tmp_path)
    said = read_until(server, "Stop with Ctrl-C")
    address = next(line for line in said if "is ready" in line).split()[-1]
    with urlopen(f"{address}sund") as answer:  # noqa: S310  our own address
        assert answer.status == 200
    assert len(living(server.pid)) >= 3
    os.kill(server.pid, how)
    rest, _ = server.communicate(timeout=30)
    assert (server.returncode, rest.splitlines()[-1], living(server.pid)) == (0, "Stopped.", [])
    accounts = tmp_path / "demo_accounts.json"
    assert stat.S_IMODE(accounts.stat().st_mode) == 0o600


def test_second_start_loads_nothing_and_keeps_the_passwords(tmp_path: Path) -> None:
    passwords = []
    for loads in (True, False):
        server = start(tmp_path)
        said = read_until(server, "Stop with Ctrl-C")
        os.kill(server.pid, signal.SIGINT)
        server.communicate(timeout=30)
        assert any(line.startswith("Loading the region") for line in said) is loads
        passwords.append([line for line in said if "@demo.example" in line])
    assert passwords[0] == passwords[1] != []


def test_without_demo_there_are_no_accounts(tmp_path: Path) -> None:
    server = start(tmp_path, DEMO="0")
    said = read_until(server, "Stop with Ctrl-C")
    os.kill(server.pid, signal.SIGINT)
    server.communicate(timeout=30)
    assert ([line for line in said if "@" in line], (tmp_path / "demo_accounts.json").exists()) == ([], False)


@pytest.mark.parametrize(("words", "name"), [("granian", "web server"), ("musikfaellesskabet work", "worker")])
def test_death_of_one_child_stops_the_other(tmp_path: Path, words: str, name: str) -> None:
    server = start(tmp_path)
    read_until(server, "Stop with Ctrl-C")
    table = subprocess.run(
        ["ps", "-ww", "-o", "pid=,ppid=,args=", "-g", str(server.pid)], capture_output=True, text=True, check=True
    ).stdout
    children = [line.split(None, 2) for line in table.splitlines()]
    victim = next(int(pid) for pid, parent, args in children if int(parent) == server.pid and words in args)
    os.kill(victim, signal.SIGKILL)
    said, _ = server.communicate(timeout=30)
    line = f"The {name} ended by itself (exit code -9); the rest was stopped."
    assert (server.returncode, said.splitlines()[-1], living(server.pid)) == (1, line, [])


def test_change_is_seen_at_once_on_every_worker(tmp_path: Path) -> None:
    """Two web processes, both warm; a third process changes a sentence. Not one answer afterwards is the old one."""
    server = start(tmp_path, WEB_WORKERS="2")
    address = next(line for line in read_until(server, "Stop with Ctrl-C") if "is ready" in line).split()[-1]

    def titles(times: int) -> set[bool]:
        return {"Nyt navn" in urlopen(address).read().decode() for _ in range(times)}  # noqa: S310  our own address

    before = titles(20)
    change = (
        "from musikfaellesskabet.region.models import Setting\n"
        "from musikfaellesskabet.common.freshness import public_changed\n"
        "Setting.objects.filter(key='platform').update(da='Nyt navn'); public_changed()\n"
    )
    subprocess.run(
        [sys.executable, "-m", "musikfaellesskabet", "shell", "-v", "0", "-c", change],
        env=environment(tmp_path),
        check=True,
    )
    after = titles(40)
    os.kill(server.pid, signal.SIGTERM)
    server.communicate(timeout=30)
    assert (before, after) == ({False}, {True})
