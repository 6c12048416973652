"""Which actors may be the same: pairs with alike names in one municipality, or with one website. Pure.

Names are compared only within blocks (municipality and a word of the name, or a website), and a block of very many is a
common word, not a likeness; so the work grows with the actors, not with their square.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from urllib.parse import urlsplit

LARGEST_BLOCK = 40
ALIKE = 0.86
ALIKE_WITH_WEBSITE = 0.5


@dataclass(frozen=True)
class Described:
    """What is compared of an actor."""

    key: int
    name: str
    municipality: int | None
    website: str = ""


@dataclass(frozen=True)
class Pair:
    """Two that may be the same (lower key first): how alike the names are, 0 to 1, and whether a website is shared."""

    first: int
    second: int
    likeness: float
    same_website: bool


def pairs_alike(actors: Iterable[Described]) -> list[Pair]:
    """The pairs worth a look, the most alike first."""
    by_key = {actor.key: actor for actor in actors}
    found = {}
    for one, other in _neighbours(by_key):
        pair = _compare(by_key[one], by_key[other])
        if _is_worth_a_look(pair):
            found[one, other] = pair
    return sorted(found.values(), key=lambda pair: (-pair.likeness, pair.first, pair.second))


def alike(one: Described, others: Iterable[Described]) -> list[Pair]:
    """The others that may be the same as this one, the most alike first; `second` is the other's key."""
    blocks = set(_blocks(one))
    pairs = (_compare(one, other) for other in others if not blocks.isdisjoint(_blocks(other)))
    return sorted(filter(_is_worth_a_look, pairs), key=lambda pair: (-pair.likeness, pair.second))


def _is_worth_a_look(pair: Pair) -> bool:
    return pair.likeness >= (ALIKE_WITH_WEBSITE if pair.same_website else ALIKE)


def _neighbours(by_key: dict[int, Described]) -> set[tuple[int, int]]:
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for actor in by_key.values():
        for block in set(_blocks(actor)):
            blocks[block].append(actor.key)
    small = (sorted(keys) for keys in blocks.values() if len(keys) <= LARGEST_BLOCK)
    return {pair for keys in small for pair in combinations(keys, 2)}


def _blocks(actor: Described) -> Iterator[tuple[object, ...]]:
    words = _words(actor.name)
    yield ("name", " ".join(sorted(words)))
    for word in words:
        yield ("word", actor.municipality, word[:5])
    if site := _site(actor.website):
        yield ("site", site)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower().replace("aa", "å")))


def _compare(one: Described, other: Described) -> Pair:
    a, b = (" ".join(sorted(_words(actor.name))) for actor in (one, other))
    same_website = bool(_site(one.website)) and _site(one.website) == _site(other.website)
    return Pair(one.key, other.key, SequenceMatcher(None, a, b).ratio(), same_website)


def is_at(email: str, website: str) -> bool:
    """Whether the e-mail address is of the website's own domain, or of one under it; the website's `www.` apart."""
    site = (urlsplit(website.lower()).hostname or "").removeprefix("www.")
    domain = email.lower().rpartition("@")[2]
    return bool(site) and (domain == site or domain.endswith(f".{site}"))


def _site(website: str) -> str:
    parts = urlsplit(website.lower())
    return (parts.netloc.removeprefix("www.") + parts.path.rstrip("/")) if parts.netloc else ""
