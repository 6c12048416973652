"""Extension points: what a subject does when a file's value takes the place of one that stands here.

A subject registers both in its own `beside_region.py`, imported when its app is ready.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.db.models import Model

Guard = Callable[[Any, datetime], None]
Follower = Callable[[Any, Collection[str]], None]

_guards: dict[type[Model], Guard] = {}
_followers: dict[type[Model], Follower] = {}


def before_taking(model: type[Model], guard: Guard) -> None:
    """Have a function called as (row, now) before the office takes a file's value; it raises DomainError for no."""
    _guards[model] = guard


def after_taking(model: type[Model], follower: Follower) -> None:
    """Have a function called as (row, names of fields) when these hold the file's values, by the office or by a load.

    It is called in the transaction of the change.
    """
    _followers[model] = follower


def ask_before_taking(row: Model, now: datetime) -> None:
    """Raises the DomainError of the row's subject where the file's values must not be taken."""
    if guard := _guards.get(type(row)):
        guard(row, now)


def tell_taken(row: Model, names: Collection[str]) -> None:
    """Tell the row's subject that these fields hold the file's values now."""
    if follower := _followers.get(type(row)):
        follower(row, names)
