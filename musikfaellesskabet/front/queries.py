"""What the front page tells: counts, festivals and news from the region's own rows."""

from dataclasses import dataclass

from django.db.models import Count, Q

from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.front import posters
from musikfaellesskabet.knowledge.models import Origin, Practice

FESTIVALS_ON_FRONT = 4
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


def festivals() -> list[posters.Hung]:
    """Posters of the region's festivals: those we are surest of first."""
    ours = posters.actors().filter(kind=Kind.FESTIVAL, municipality__isnull=False)
    surest = ours.annotate(is_sure=Q(confidence="high")).order_by("-is_sure", "-updated_at", "sort_name")
    return [posters.of_actor(festival) for festival in surest[:FESTIVALS_ON_FRONT]]


def news() -> list[Practice]:
    """The latest well documented practices from the region itself."""
    ours = Practice.objects.filter(confidence="high", origin__in=[Origin.OWN, Origin.LOCAL])
    return list(ours.order_by("-first_year", "sort_name")[:NEWS_ON_FRONT])
