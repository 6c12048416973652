"""Starting `musik` as people do, in a folder of its own."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, **changes: str) -> dict[str, str]:
    """The variables of a fresh installation in the folder, with its built files borrowed from ours."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "static").exists() and settings.STATIC_ROOT.exists():
        (folder / "static").symlink_to(settings.STATIC_ROOT)
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return kept | {"VAR_DIR": str(folder), "PORT": str(free_port()), "WEB_WORKERS": "1"} | changes


def refused(folder: Path, **changes: str) -> tuple[int, str]:
    """Run `musik serve`, which must end by itself. Returns its exit code and all that it said."""
    done = subprocess.run(
        [sys.executable, "-m", "musikfaellesskabet", "serve"],
        env=environment(folder, **changes),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, (done.stdout + done.stderr).strip()
