"""Reads about needs: the counts as they are shown, and the places one can name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet, Sum

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.text import sort_key
from musikfaellesskabet.needs.models import LIFE, Edition, Listener, Need, ShownCount
from musikfaellesskabet.needs.wishes import GroupWish, Theme
from musikfaellesskabet.region.models import Membership, Municipality, Stage, Town


@dataclass(frozen=True)
class Place:
    """Where someone says they are: a municipality, and a town in it where they named one."""

    municipality: Municipality
    town: Town | None = None

    @property
    def label(self) -> str:
        return self.town.name if self.town else self.municipality.name


def plain_place(name: str) -> str:
    """A place's name so that small differences in writing it do not matter."""
    return " ".join(name.lower().split()).replace("aa", "å").removesuffix(" kommune")


@dataclass(frozen=True)
class InMunicipality:
    """A municipality's row of the table: the stages' counts in their order, the rest, and all added up."""

    municipality: Municipality
    by_stage: Sequence[int]
    other: int
    total: int


@dataclass(frozen=True)
class Shown:
    """The latest edition, added up from its own cells for reading. Nothing here comes from the needs themselves."""

    edition: Edition
    counts: Sequence[ShownCount]

    @property
    def total(self) -> int:
        return sum(one.at_least for one in self.counts)

    @property
    def elsewhere(self) -> int:
        """Those who are counted for the region as a whole, since they are too few in their own municipality."""
        return sum(one.at_least for one in self.counts if one.depth == 0)

    def of_stages(self, stages: Sequence[Stage]) -> list[int]:
        """The region's count of each stage, from the cells that tell it."""
        return [sum(one.at_least for one in self.counts if one.stage_id == stage.pk) for stage in stages]

    def of_theme(self) -> list[tuple[Theme, int]]:
        """What is wished for, the most first; only from cells that tell it."""
        sums = {theme: sum(one.at_least for one in self.counts if one.theme == theme) for theme in Theme}
        return sorted(((theme, n) for theme, n in sums.items() if n), key=lambda pair: -pair[1])

    def of_wish(self) -> list[tuple[GroupWish, int]]:
        """Whom offers should be for, each with its count; 0 where they are too few."""
        return [
            (wish, sum(one.at_least for one in self.counts if one.group_wish == wish))
            for wish in GroupWish
            if wish != GroupWish.ANYONE
        ]

    def by_municipality(self, municipalities: Iterable[Municipality], stages: Sequence[Stage]) -> list[InMunicipality]:
        """A row for each municipality, also for those where too few have told."""
        rows = []
        for municipality in municipalities:
            here = [one for one in self.counts if one.municipality_id == municipality.pk]
            by_stage = [sum(one.at_least for one in here if one.stage_id == stage.pk) for stage in stages]
            total = sum(one.at_least for one in here)
            rows.append(InMunicipality(municipality, by_stage, total - sum(by_stage), total))
        return rows


def shown_counts(*, with_made_up: bool) -> QuerySet[ShownCount]:
    """The latest edition's counts, with what they name; one query."""
    editions = Edition.objects.all() if with_made_up else Edition.objects.filter(has_made_up=False)
    rows = ShownCount.objects.filter(edition__in=editions.values("pk")[:1])
    return rows.select_related("edition", "municipality", "stage")


def shown(*, with_made_up: bool) -> Shown | None:
    """The latest edition with its counts; None before the first. Two queries."""
    editions = Edition.objects.all() if with_made_up else Edition.objects.filter(has_made_up=False)
    edition = editions.first()
    if edition is None:
        return None
    return Shown(edition, list(edition.counts.select_related("municipality", "stage")))


def municipalities_of_region() -> list[Municipality]:
    """Those that take part in an agreement now or have; all where none is recorded. One query."""
    taking_part = Membership.objects.taking_part().values("municipality")
    here = Municipality.objects.filter(pk__in=taking_part)
    found = list(here) or list(Municipality.objects.all())
    return sorted(found, key=lambda one: sort_key(one.name))


def places() -> list[Place]:
    """The towns and municipalities of the region that one can name, by name; two queries."""
    here = municipalities_of_region()
    by_code = {one.code: one for one in here}
    towns = Town.objects.filter(municipality_code__in=by_code)
    named = {town.name.lower() for town in towns}
    found = [Place(by_code[town.municipality_code], town) for town in towns]
    found += [Place(one) for one in here if one.name.lower() not in named]
    return sorted(found, key=lambda place: sort_key(place.label))


def counted_by(actor: Actor) -> list[Need]:
    """What the actor has counted, the latest first; one query."""
    return list(actor.needs.select_related("municipality", "town", "stage", "genre").order_by("-made_at", "-pk"))


@dataclass(frozen=True)
class Clocks:
    """How the clocks of needs stand: for the office, and without telling anyone apart."""

    needs: int
    persons: int
    addresses: int
    unconfirmed: int
    ending_soon: int
    first_end: datetime | None
    edition: Edition | None


def clocks(now: datetime) -> Clocks:
    """How many needs and addresses there are, how many end within 30 days, when the next one does; three queries."""
    soon = LIFE.before(now + timedelta(days=30))
    told = Need.objects.aggregate(
        needs=Count("pk"),
        persons=Sum("persons"),
        soon=Count("pk", filter=Q(renewed_at__lte=soon)),
        first=Min("renewed_at"),
    )
    kept = Listener.objects.aggregate(all=Count("pk"), waiting=Count("pk", filter=Q(confirmed_at=None)))
    first_end = LIFE.after(told["first"]) if told["first"] else None
    return Clocks(
        told["needs"],
        told["persons"] or 0,
        kept["all"],
        kept["waiting"],
        told["soon"],
        first_end,
        Edition.objects.first(),
    )
