"""Where a journey may start, from what a visitor writes: a name, the beginning of one, or what comes near it."""

from collections.abc import Mapping
from difflib import get_close_matches

from musikfaellesskabet.actors.directory.entries import Origin
from musikfaellesskabet.search.analyser import fold

SHORTEST_BEGINNING = 3
MOST_SUGGESTED = 3


def start_of(said: str, places: Mapping[str, Origin]) -> Origin | None:
    """The place of that name, else the only one whose name begins so; None where it may be several or none."""
    key = fold(said)
    if key in places:
        return places[key]
    begun = [name for name in places if name.startswith(key)] if len(key) >= SHORTEST_BEGINNING else []
    return places[begun[0]] if len(begun) == 1 else None


def names_near(said: str, places: Mapping[str, Origin]) -> tuple[str, ...]:
    """Names that begin so or are spelt nearly so, the region's own before others; empty where none comes near."""
    key = fold(said)
    begun = [name for name in places if name.startswith(key)] if len(key) >= SHORTEST_BEGINNING else []
    near = dict.fromkeys([*begun, *get_close_matches(key, places, n=MOST_SUGGESTED)])
    ranked = sorted(near, key=lambda name: not places[name].is_inside)
    return tuple(places[name].name for name in ranked[:MOST_SUGGESTED])
