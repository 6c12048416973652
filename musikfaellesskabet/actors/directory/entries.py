"""What the directory knows of one actor, and of the words it sorts by. Asks nothing of the database."""

from collections.abc import Iterator
from dataclasses import dataclass

from musikfaellesskabet.region.countries import abroad

YES, NO, UNKNOWN = "ja", "nej", "ukendt"
NOWHERE = "ingen"
"""The municipality of those who belong to none: national bodies, networks, partners abroad."""

BANDS = ((0, 199), (200, 499), (500, None))
"""Capacity bands, people: first and last number, both included."""


Spot = tuple[tuple[float, float], str, str]
"""Latitude and longitude, town, municipality code: what a travel time is known by."""


@dataclass(frozen=True, slots=True)
class Word:
    """A concept or a place name in both languages, with its place in the order."""

    slug: str
    da: str
    en: str = ""

    def label(self, language: str) -> str:
        return self.en if language == "en" and self.en else self.da


@dataclass(frozen=True, slots=True)
class Tie:
    """Something an actor is tied to: a practice, or another actor (`how` is then the kind of relation)."""

    name: str
    slug: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """A town or municipality, where a journey may start; degrees. `is_inside`: a municipality of the region."""

    name: str
    latitude: float
    longitude: float
    municipality: str = ""
    is_inside: bool = False
    centre_of: str = ""
    """The municipality whose middle stands in for a town that we cannot place."""

    @property
    def position(self) -> tuple[float, float]:
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor. Empty text and None are unknown; `stages` and the like hold slugs."""

    pk: int
    kind: str
    name: str
    slug: str
    subkind: str = ""
    website: str = ""
    country: str = "DK"
    municipality: str = ""
    municipality_name: str = ""
    is_inside: bool = False
    town: str = ""
    latitude: float | None = None
    longitude: float | None = None
    is_exact: bool = False
    """Whether the position is the actor's own, not its town's or its municipality's."""
    is_rough: bool = False
    """Whether the position is the middle of the municipality, for want of a better."""
    words: str = ""
    standing: int | None = None
    seated: int | None = None
    unspecified: int | None = None
    has_stage: str = UNKNOWN
    has_rehearsal_room: str = UNKNOWN
    step_free: str = UNKNOWN
    is_claimed: bool = False
    pupils: int | None = None
    season: str = ""
    stages: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    focus_areas: tuple[str, ...] = ()
    practices: tuple[Tie, ...] = ()
    ties: tuple[Tie, ...] = ()
    ties_in: tuple[Tie, ...] = ()

    @property
    def capacity(self) -> int | None:
        """The most people one room is known to hold, however they stand or sit."""
        known = [self.standing, self.seated, self.unspecified]
        return max((number for number in known if number is not None), default=None)

    @property
    def where(self) -> str:
        """Town and municipality, each named once; the country where it is another."""
        return ", ".join(dict.fromkeys(filter(None, [self.town, self.municipality_name, abroad(self.country)])))

    @property
    def spot(self) -> Spot | None:
        """Where a journey to the actor ends; None where no place is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return (self.latitude, self.longitude), self.town, self.municipality


def band_of(capacity: int | None) -> str:
    """The slug of the capacity's band: «0-199», «500-», or unknown."""
    if capacity is None:
        return UNKNOWN
    first, last = next(band for band in BANDS if band[1] is None or capacity <= band[1])
    return f"{first}-{'' if last is None else last}"


def values_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every (facet, value) the actor has; at least one of each facet."""
    yield "slags", entry.kind
    yield "kommune", entry.municipality or NOWHERE
    yield "plads", band_of(entry.capacity)
    yield "scene", entry.has_stage
    yield "oevelokale", entry.has_rehearsal_room
    yield "trinfri", entry.step_free
    yield "passes", YES if entry.is_claimed else NO
    for facet, slugs in (
        ("trin", entry.stages),
        ("genre", entry.genres),
        ("maalgruppe", entry.target_groups),
        ("indsats", entry.focus_areas),
    ):
        for slug in slugs or (UNKNOWN,):
            yield facet, slug
