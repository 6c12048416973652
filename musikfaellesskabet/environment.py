"""Typed readers of environment variables: the only place that looks at `os.environ` for settings."""

import ipaddress
import os
from pathlib import Path
from urllib.parse import SplitResult, urlsplit


def text(name: str, default: str = "") -> str:
    """The variable as text; an empty variable counts as unset."""
    return os.environ.get(name) or default


def is_said(name: str) -> bool:
    """Whether somebody has set the variable, to whatever."""
    return bool(text(name))


def flag(name: str, default: bool) -> bool:
    """1, true, yes, on (any case) are yes; 0, false, no, off are no. Raises ValueError for anything else."""
    value = text(name, "1" if default else "0").strip().lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"{name} must be 1 or 0, not {value!r}")


def number(name: str, default: int) -> int:
    """The variable as a whole number. Raises ValueError with its name when it is not one."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise ValueError(f"{name} must be a whole number, not {value!r}") from error


def words(name: str, default: str = "") -> list[str]:
    """The variable split at commas, without empty pieces."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def networks(name: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """The variable as network addresses, alone or with a mask. Raises ValueError with its name for anything else."""
    try:
        return [ipaddress.ip_network(word) for word in words(name)]
    except ValueError as error:
        raise ValueError(
            f"{name} must be addresses like 127.0.0.1 or 10.0.0.0/8, separated by commas: {error}"
        ) from error


def path(name: str, default: Path) -> Path:
    """The variable as an absolute path."""
    return Path(text(name, str(default))).expanduser().resolve()


def address(name: str) -> SplitResult:
    """The variable as an address in parts; all empty when unset. Raises ValueError for a port that is no number."""
    parts = urlsplit(text(name))
    try:
        parts.port  # noqa: B018  reading it is what checks it
    except ValueError as error:
        raise ValueError(f"{name} has a port that is not a number") from error
    return parts
