"""Many at one sheet: `python -m tests.signups.crowd SHEET PEOPLE ACTS SEED` writes what each saw as JSON lines.

Each process signs up, confirms, cancels, gives the same form twice and now and then changes the number of places, by a
plan of its own made from the seed. With UNPROTECTED=1 nothing is locked: the negative control.
"""

import json
import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import django


def main() -> None:
    sheet, people, acts, seed = map(int, sys.argv[1:5])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "musikfaellesskabet.settings")
    django.setup()
    if os.environ.get("UNPROTECTED"):
        take_the_locks_away()
    context = multiprocessing.get_context("fork")
    start = context.Event()
    said: Any = context.SimpleQueue()
    crowd = [context.Process(target=_visit, args=(sheet, acts, f"{seed}-{who}", start, said)) for who in range(people)]
    for one in crowd:
        one.start()
    start.set()
    for _ in crowd:
        for line in said.get():
            print(json.dumps(line))
    for one in crowd:
        one.join()


def take_the_locks_away() -> None:
    """Each statement stands alone, as if nobody had thought of others."""
    from django.db.models import QuerySet
    from django.db.transaction import Atomic

    from musikfaellesskabet.common import turns

    QuerySet.select_for_update = lambda rows, **_how: rows  # type: ignore[method-assign]
    Atomic.__enter__ = lambda _self: None  # type: ignore[method-assign]
    Atomic.__exit__ = lambda _self, *_error: None  # type: ignore[method-assign]
    turns._line_of_database = lambda: None


def _visit(sheet_pk: int, acts: int, seed: str, start: Any, said: Any) -> None:
    from musikfaellesskabet.signups.models import SignUpSheet

    visitor = Visitor(SignUpSheet(pk=sheet_pk), seed)
    start.wait()
    for number in range(acts):
        visitor.act(number)
    said.put(visitor.seen)


class Visitor:
    """One of the crowd: what they have, and what they saw."""

    def __init__(self, sheet: Any, seed: str) -> None:
        self.sheet, self.seed = sheet, seed
        self.chance = random.Random(seed)  # noqa: S311  a plan, no secret
        self.mine: list[tuple[str, Any, Any]] = []
        self.seen: list[dict[str, object]] = []

    def act(self, number: int) -> None:
        from musikfaellesskabet.signups import actions

        act = self.chance.choices(["sign_up", "again", "confirm", "cancel", "resize"], [50, 10, 15, 20, 5])[0]
        if act == "resize":
            self._tell(act, "", partial(actions.resize, self.sheet, self.chance.choice([5, 7, 12, 40])))
        elif act == "sign_up" or not self.mine:
            key = f"{self.seed}-{number}"
            size = self.chance.choice([1, 1, 1, 1, 4])
            said = actions.Said(f"N{self.seed}", f"{key}@example.org", "da", size=size)
            made = self._tell("sign_up", key, partial(actions.sign_up, self.sheet, said, key=key))
            if made is not None:
                self.mine.append((key, said, made))
        else:
            key, said, sign_up = self.chance.choice(self.mine)
            if act == "again":
                self._tell("sign_up", key, partial(actions.sign_up, self.sheet, said, key=key))
            else:
                self._tell(act, key, partial(getattr(actions, act), sign_up))

    def _tell(self, act: str, key: str, do: Callable[..., Any]) -> Any:
        """Do it, and write down when it began and ended and what came of it."""
        from django.utils import timezone

        began, answer, fault = time.monotonic(), None, ""
        try:
            answer = do(now=timezone.now())
        except Exception as error:  # whatever it is, the visitor saw it
            fault = f"{type(error).__name__}: {error}"
        seen = {"act": act, "key": key, "number": getattr(answer, "number", None), "fault": fault, "began": began}
        self.seen.append(seen | {"ended": time.monotonic()})
        return answer


if __name__ == "__main__":
    main()
