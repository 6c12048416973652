"""Addresses made from names: the name, or the name with a number where another has it."""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, transaction

Row = TypeVar("Row")
TRIES = 5


def saved_under_free_slug(stem: str, taken: Callable[[], set[str]], save: Callable[[str], Row]) -> Row:
    """What `save` makes, under the first address from `stem` that is not taken.

    Two who come at once both find the same one free; whom the database refuses looks again. A refusal that has another
    cause is raised as it came.
    """
    for tries_left in reversed(range(TRIES)):
        slug = _free(stem, taken())
        try:
            with transaction.atomic():
                return save(slug)
        except IntegrityError:
            if not tries_left or slug not in taken():
                raise
    raise AssertionError("the last try returns or raises")


def _free(stem: str, taken: set[str]) -> str:
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in candidates if slug not in taken)
