"""What the front page tells: counts, what happens, and news from the region's own rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.front import posters
from musikfaellesskabet.knowledge.models import Origin, Practice
from musikfaellesskabet.offers.queries.listing import Question, found
from musikfaellesskabet.offers.queries.page import with_owners
from musikfaellesskabet.region.models import Membership

POSTERS_ON_FRONT = 4
NEWS_ON_FRONT = 3


@dataclass(frozen=True)
class Counts:
    """How many of each the platform knows."""

    venues: int
    music_schools: int
    practices: int
    networks: int
    actors: int


def counts() -> Counts:
    """Two queries, however many actors there are."""
    by_kind = dict(Actor.objects.public().order_by().values_list("kind").annotate(Count("pk")))
    return Counts(
        venues=by_kind.get(Kind.VENUE, 0),
        music_schools=by_kind.get(Kind.MUSIC_SCHOOL, 0),
        practices=Practice.objects.count(),
        networks=by_kind.get(Kind.NETWORK, 0),
        actors=sum(by_kind.values()),
    )


def codes_here() -> tuple[str, ...]:
    """The municipalities that take part in the region, or have: elsewhere may stand in the files, too."""
    return tuple(sorted(set(Membership.objects.taking_part().values_list("municipality__code", flat=True))))


def happening(codes: tuple[str, ...], *, since: date) -> list[posters.Hung]:
    """Posters of the published offers with the next dates in these municipalities, each with its date."""
    if not codes:
        return []
    numbers = {"stage_number": Min("stages__order"), "genre_number": Min("genres__order")}
    rows: QuerySet[Any] = (
        found(Question(since=since, municipalities=codes)).annotate(**numbers).prefetch_related(with_owners())
    )
    return [posters.of_offer(offer, day=offer.next_at) for offer in rows[:POSTERS_ON_FRONT]]


def festivals(codes: tuple[str, ...]) -> list[posters.Hung]:
    """Posters of the festivals in these municipalities: those we are surest of first. Nobody knows their dates."""
    ours = posters.actors().filter(kind=Kind.FESTIVAL, municipality__code__in=codes)
    surest = ours.annotate(is_sure=Q(confidence="high")).order_by("-is_sure", "-updated_at", "sort_name")
    return [posters.of_actor(festival) for festival in surest[:POSTERS_ON_FRONT]]


def news() -> list[Practice]:
    """The latest well documented practices from the region itself."""
    ours = Practice.objects.filter(confidence="high", origin__in=[Origin.OWN, Origin.LOCAL])
    return list(ours.order_by("-first_year", "sort_name")[:NEWS_ON_FRONT])
