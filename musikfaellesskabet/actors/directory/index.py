"""An index of all actors as sets of bits: one whole number per value of a facet, bit n for the n-th actor.

With 10,000 actors a set is 1.25 kB, a choice is an `&` and a count is `bit_count()`; so every count on the page is
exact, whatever else is chosen, and costs microseconds and no query.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from musikfaellesskabet.actors.directory.entries import Entry, Origin, Spot, Word, values_of
from musikfaellesskabet.region.travel import Stop, Travel

Bits = int


def bits_of(positions: Iterable[int], size: int) -> Bits:
    """The set of these positions."""
    octets = bytearray(size // 8 + 1)
    for position in positions:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def positions_in(bits: Bits) -> list[int]:
    """The positions of a set, ascending."""
    return [position for position, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]


class Index:
    """All actors in the order of their names, with a set for each value of each facet.

    `words` are the facets' own values, `places` (by folded name) where a journey may start,
    `homes` municipalities by code.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        words: Mapping[str, Sequence[Word]] | None = None,
        *,
        places: Mapping[str, Origin] | None = None,
        homes: Mapping[str, Origin] | None = None,
        travel: Travel | None = None,
    ) -> None:
        self.entries = tuple(entries)
        self.words = words or {}
        self.places = places or {}
        self.homes = homes or {}
        self.travel = travel or Travel()
        self.everyone: Bits = (1 << len(self.entries)) - 1
        self.inside = bits_of((n for n, entry in enumerate(self.entries) if entry.is_inside), len(self.entries))
        positions: dict[tuple[str, str], list[int]] = defaultdict(list)
        for position, entry in enumerate(self.entries):
            for value in values_of(entry):
                positions[value].append(position)
        self._bits = {value: bits_of(found, len(self.entries)) for value, found in positions.items()}

    def having(self, facet: str, value: str) -> Bits:
        """Those that have the value."""
        return self._bits.get((facet, value), 0)

    def having_any(self, facet: str, values: Iterable[str]) -> Bits:
        """Those that have at least one of the values."""
        found = 0
        for value in values:
            found |= self.having(facet, value)
        return found

    def saying(self, wanted: Iterable[Iterable[str]]) -> Bits:
        """Those whose words hold at least one form of every word wanted."""
        found = self.everyone
        for forms in wanted:
            forms = tuple(forms)
            positions = [n for n, entry in enumerate(self.entries) if any(form in entry.words for form in forms)]
            found &= bits_of(positions, len(self.entries))
        return found

    def within(self, limit: int, minutes: Sequence[int | None]) -> Bits:
        """Those at most `limit` minutes away; a place unknown is not near."""
        positions = [n for n, number in enumerate(minutes) if number is not None and number <= limit]
        return bits_of(positions, len(self.entries))

    def minutes_from(self, origin: Origin, mode: str) -> list[int | None]:
        """Minutes to each actor, in their order; None where no place is known. Each spot is reckoned once."""
        start = Stop(origin.position, origin.name, origin.municipality)
        reckoned: dict[Spot | None, int | None] = {None: None}
        for spot in {entry.spot for entry in self.entries} - {None}:
            if spot is not None:
                reckoned[spot] = self.travel.between(start, Stop(*spot), mode).minutes
        return [reckoned[entry.spot] for entry in self.entries]
