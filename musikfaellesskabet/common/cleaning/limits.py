"""What the child may use at most, and how it says no."""

import resource
from contextlib import suppress

CPU_SECONDS = 60
MEMORY_BYTES = 1_500_000_000  # addresses, not use: libraries alone reserve a third
WRITTEN_BYTES = 200_000_000


class Refused(Exception):
    """The file cannot be written anew; the message is one of the codes that `common.uploads` has sentences for."""


def bound() -> None:
    """Lower this process's limits; they cannot be raised again."""
    for what, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, WRITTEN_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError):  # macOS refuses a bound on memory, and a stricter one may stand already
            resource.setrlimit(what, (most, most))
