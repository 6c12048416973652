"""What must hold before a start. Each check raises CannotStart with one line that says what to do."""

import errno
import socket
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.utils import OperationalError

NEEDED_BYTES = 50_000_000


class CannotStart(Exception):
    """Something outside the platform keeps it from starting; the message is for the person at the keyboard."""


def need_writable(folder: Path) -> None:
    """The folder takes files, and has room for a small database."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0" * 65536)
            file.flush()
    except OSError as error:
        raise CannotStart(cannot_write(folder, error)) from error
    free = room_in(folder)
    if free < NEEDED_BYTES:
        raise CannotStart(
            f"Only {free // 1_000_000} MB are free in {folder}; a start needs {NEEDED_BYTES // 1_000_000}. "
            "Make room there, or set VAR_DIR to another folder."
        )


def room_in(folder: Path) -> int:
    """Bytes that are free for us in the folder's file system."""
    import shutil  # patched in tests

    return shutil.disk_usage(folder).free


def cannot_write(folder: Path, error: OSError) -> str:
    """The line for a folder that takes no files."""
    why = "the disk is full" if error.errno == errno.ENOSPC else (error.strerror or str(error)).lower()
    return f"Cannot write to {folder}: {why}. Make room there, or set VAR_DIR to another folder."


def need_free_port(host: str, port: int) -> None:
    """Nobody listens at the address yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError as error:
            raise CannotStart(f"PORT must be between 0 and 65535, not {port}.") from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotStart(
                    f"Port {port} is taken by another program. Stop it, or choose another: make run PORT={port + 1}"
                ) from error
            raise CannotStart(f"Cannot listen at {host}:{port}: {error.strerror}. Set HOST and PORT.") from error


def need_database() -> None:
    """The database answers."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise CannotStart(_database_line(error)) from error


def _database_line(error: OperationalError) -> str:
    where = connection.settings_dict
    if connection.vendor == "sqlite":
        return (
            f"Cannot open the database {where['NAME']}: {error}. Check DATABASE_URL, or set VAR_DIR to another folder."
        )
    address = f"{where['HOST'] or 'this machine'}{':' + str(where['PORT']) if where['PORT'] else ''}"
    reason = str(error).strip().splitlines()[-1].strip()
    return f"PostgreSQL at {address} does not answer ({reason}). Start it, or check DATABASE_URL."


def need_proxy_known() -> None:
    """An https site knows who ends TLS for it; else no form could be sent, and all visitors would look as one."""
    if settings.HTTPS and not settings.TRUSTED_PROXIES:
        raise CannotStart(
            "SITE_URL is https://, so a web server in front ends TLS: set TRUSTED_PROXIES to its address "
            "(127.0.0.1 when it runs on this machine)."
        )


def need_demo_meant() -> None:
    """An https site is a demo only when somebody says so: there everyone's letters are for all to read."""
    if settings.HTTPS and settings.DEMO and not settings.DEMO_IS_MEANT:
        raise CannotStart(
            "SITE_URL is https://, and nothing says that this is a demo, where anyone may read all letters: "
            "set DEMO=0 (or DEMO=1 if it is one)."
        )


def need_region_folder(folder: Path, known_files: set[str]) -> None:
    """The folder is there and holds at least one file that we can load."""
    if not folder.is_dir():
        raise CannotStart(f"There is no folder {folder}. Set REGION_DATA to a folder with a region's files.")
    if not any((folder / name).is_file() for name in known_files):
        raise CannotStart(
            f"The folder {folder} holds none of a region's files ({', '.join(sorted(known_files)[:3])}, …). "
            "Set REGION_DATA to a folder that does."
        )


def need_all() -> None:
    """Every check that needs no knowledge of the command line."""
    need_proxy_known()
    need_demo_meant()
    need_writable(settings.VAR_DIR)
    need_database()
