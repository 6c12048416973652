"""Extension points (hooks) for the subjects above, which this one does not know.

A section on an actor's page, what passers-by can tell of it, and what becomes of theirs in a merging.

A subject declares all in its own `beside_actors.py`, read when Django starts.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from musikfaellesskabet.actors.models import Actor

Context = Callable[[Actor, datetime], Mapping[str, Any]]
Mover = Callable[[Actor, Actor], None]


@dataclass(frozen=True)
class Topic:
    """What somebody tells us about, in words, and its page where it has one of its own."""

    words: str = ""
    url: str = ""


Asked = Collection[tuple[Actor, int]]
Topics = Callable[[Asked], Mapping[tuple[int, int], Topic]]

_sections: dict[str, Context] = {}
_movers: list[Mover] = []
_topics: dict[str, Topics] = {}


def add_section(template: str, context: Context) -> None:
    """Show the template on every actor's page, with what `context` tells as `section`; at most one query."""
    _sections[template] = context


def sections_for(actor: Actor, now: datetime) -> list[tuple[str, Mapping[str, Any]]]:
    """Every section's template with what it tells of this actor."""
    return [(template, context(actor, now)) for template, context in _sections.items()]


def on_merge(mover: Mover) -> None:
    """Have a function called as (keep, other) within the merging, to move what hangs on `other`."""
    _movers.append(mover)


def movers() -> list[Mover]:
    """All that registered, in order."""
    return list(_movers)


def add_topics(kind: str, topics: Topics) -> None:
    """Let passers-by tell of something of an actor's by «kind-number».

    `topics` gets actors with numbers and says, by key of the actor and number, what each is; it leaves out what is
    nothing. At most one query.
    """
    _topics[kind] = topics


def topics_of(kind: str) -> Topics | None:
    """What was registered under this kind."""
    return _topics.get(kind)
