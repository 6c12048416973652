"""What the front page tells: counts, what happens, and news from the region's own rows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Value

from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.front import posters
from musikfaellesskabet.knowledge.models import Origin, Practice
from musikfaellesskabet.offers.queries.listing import Question, found
from musikfaellesskabet.offers.queries.page import with_owners
from musikfaellesskabet.region.models import Membership

POSTERS_ON_FRONT = 4
NEWS_ON_FRONT = 3
PRACTICES = "practices"


@dataclass(frozen=True)
class Counts:
    """How many of each the platform knows."""

    venues: int
    music_schools: int
    practices: int
    networks: int
    actors: int


def counts() -> Counts:
    """One query, however many actors there are."""
    actors = Actor.objects.public().order_by().values_list("kind").annotate(number=Count("pk"))
    practices = Practice.objects.order_by().annotate(kind=Value(PRACTICES)).values_list("kind")
    numbers = dict(actors.union(practices.annotate(number=Count("pk")), all=True))
    number_of_practices = numbers.pop(PRACTICES, 0)
    return Counts(
        venues=numbers.get(Kind.VENUE, 0),
        music_schools=numbers.get(Kind.MUSIC_SCHOOL, 0),
        practices=number_of_practices,
        networks=numbers.get(Kind.NETWORK, 0),
        actors=sum(numbers.values()),
    )


def happening(*, since: date) -> list[posters.Hung]:
    """Posters of the published offers with the next dates in the region's municipalities, each with its date."""
    numbers = {"stage_number": Min("stages__order"), "genre_number": Min("genres__order")}
    rows: QuerySet[Any] = found(Question(since=since, is_here=True)).annotate(**numbers).prefetch_related(with_owners())
    return [posters.of_offer(offer, day=offer.next_at) for offer in rows[:POSTERS_ON_FRONT]]


def festivals() -> list[posters.Hung]:
    """Posters of the festivals in the region's municipalities: the surest first. Nobody knows their dates."""
    here = Membership.objects.taking_part().values("municipality")
    ours = posters.actors().filter(kind=Kind.FESTIVAL, municipality__in=here)
    surest = ours.annotate(is_sure=Q(confidence="high")).order_by("-is_sure", "-updated_at", "sort_name")
    return [posters.of_actor(festival) for festival in surest[:POSTERS_ON_FRONT]]


def news() -> list[Practice]:
    """The latest well documented practices from the region itself."""
    ours = Practice.objects.filter(confidence="high", origin__in=[Origin.OWN, Origin.LOCAL])
    return list(ours.order_by("-first_year", "sort_name")[:NEWS_ON_FRONT])
