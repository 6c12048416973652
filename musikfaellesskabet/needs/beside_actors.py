"""Needs beside their actors: the way to count them, on the actor's page; and what becomes of them in a merging."""

from datetime import datetime
from typing import Any

from musikfaellesskabet.actors.joints import add_section, on_merge
from musikfaellesskabet.actors.models import Actor


def way_to_count(actor: Actor, now: datetime) -> dict[str, Any]:
    """Nothing is asked: what was counted stands on its own page, for those who may see it."""
    return {}


def move_needs(keep: Actor, other: Actor) -> None:
    """What `other` has counted, `keep` has counted."""
    other.needs.update(actor=keep)


add_section("needs/_of_actor.html", way_to_count)
on_merge(move_needs)
