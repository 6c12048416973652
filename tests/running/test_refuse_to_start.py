"""`musik serve` when something outside keeps it from starting: one plain line, and an exit code."""

import errno
import shutil
import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from musikfaellesskabet import command
from musikfaellesskabet.running import checks
from tests.running.processes import free_port, refused


def test_port_in_use_is_said_with_another_port(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = refused(tmp_path, PORT=str(port))
    line = f"Port {port} is taken by another program. Stop it, or choose another: make run PORT={port + 1}"
    assert answer == (1, line)


def test_free_port_is_no_refusal() -> None:
    assert checks.need_free_port("127.0.0.1", free_port()) is None


def test_port_that_is_no_number_is_named(tmp_path: Path) -> None:
    line = "A setting is wrong: PORT must be a whole number, not 'otte'. docs/operating.md lists them all."
    assert refused(tmp_path, PORT="otte") == (1, line)


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("")
    code, said = refused(tmp_path / "elsewhere", VAR_DIR=str(file / "var"))
    line = f"Cannot write to {file / 'var'}: Not a directory. Make room there, or set VAR_DIR to another folder."
    assert (code, said) == (1, line)


def test_full_disk_is_said_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.need_writable(tmp_path) is None
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=3_000_000))
    with pytest.raises(checks.CannotStart) as refusal:
        checks.need_writable(tmp_path)
    assert str(refusal.value) == (
        f"Only 3 MB are free in {tmp_path}; a start needs 50. Make room there, or set VAR_DIR to another folder."
    )


def test_disk_that_fills_up_is_said_as_such(tmp_path: Path) -> None:
    line = checks.cannot_write(tmp_path, OSError(errno.ENOSPC, "No space left on device"))
    assert line == f"Cannot write to {tmp_path}: the disk is full. Make room there, or set VAR_DIR to another folder."


def test_postgresql_that_does_not_answer_is_named(tmp_path: Path) -> None:
    port = free_port()
    code, said = refused(tmp_path, DATABASE_URL=f"postgresql://nobody@127.0.0.1:{port}/none")
    assert code == 1
    assert said.startswith(f"PostgreSQL at 127.0.0.1:{port} does not answer (")
    assert said.endswith("). Start it, or check DATABASE_URL.")
    assert len(said.splitlines()) == 1


def test_missing_region_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    code, said = refused(tmp_path / "var", REGION_DATA=str(folder))
    line = f"There is no folder {folder}. Set REGION_DATA to a folder with a region's files."
    assert (code, said.splitlines()[-1]) == (1, line)


def test_region_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing of a region")
    with pytest.raises(checks.CannotStart, match=r"holds none of a region's files \(genres\.csv, stages\.csv, …\)"):
        checks.need_region_folder(tmp_path, {"stages.csv", "genres.csv"})
    (tmp_path / "genres.csv").write_text("slug\n")
    assert checks.need_region_folder(tmp_path, {"stages.csv", "genres.csv"}) is None


def test_https_site_that_nobody_called_a_demo_is_refused(tmp_path: Path) -> None:
    site = {"SITE_URL": "https://musik.example.org", "TRUSTED_PROXIES": "127.0.0.1"}
    line = (
        "SITE_URL is https://, and nothing says that this is a demo, where anyone may read all letters: "
        "set DEMO=0 (or DEMO=1 if it is one)."
    )
    assert refused(tmp_path, **site) == (1, line)


@pytest.mark.parametrize(("https", "demo", "meant"), [(True, True, True), (True, False, True), (False, True, False)])
def test_any_other_site_may_start(settings: Any, https: bool, demo: bool, meant: bool) -> None:
    settings.HTTPS, settings.DEMO, settings.DEMO_IS_MEANT = https, demo, meant
    assert checks.need_demo_meant() is None


def test_old_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(command.sys, "version", "3.9.2 (default)")
    with pytest.raises(SystemExit) as refusal:
        command.main()
    assert refusal.value.code == "Musikfællesskabet needs Python 3.11 or newer; this is 3.9.2."
