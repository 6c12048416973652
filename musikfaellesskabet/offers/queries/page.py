"""All that stands on an offer's page, in a fixed number of queries however much there is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from math import cos, radians
from typing import Any

from django.db.models import Case, CharField, F, FloatField, Min, Prefetch, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.offers.joints import related_rows, ways_into
from musikfaellesskabet.offers.models import Kind, Offer, OfferOwner, OfferQuerySet, Session
from musikfaellesskabet.region.models import FocusArea, Genre, Municipality, Stage, TargetGroup
from musikfaellesskabet.ui.posters.recipe import Poster, Thing, compose

WORDS = {"stage": Stage, "genre": Genre, "target_group": TargetGroup, "focus_area": FocusArea}
STEPS_SHOWN = 3
FAR = 1e6
"""Farther than anything in degrees: where nobody has said where it is."""


@dataclass(frozen=True)
class Name:
    """A word of the region on the page, in both languages; `order` is a stage's place on the ladder."""

    slug: str
    da: str
    en: str
    order: int

    @property
    def label(self) -> str:
        return self.en if get_language() == "en" and self.en else self.da


@dataclass(frozen=True)
class Step:
    """Another offer, on the next or the former stage of the ladder."""

    slug: str
    title: str
    kind: str
    town: str
    starts_at: datetime


@dataclass
class OfferPage:
    """What the template shows."""

    offer: Offer
    names: dict[str, list[Name]]
    coming: list[Session] = field(default_factory=list)
    over: list[Session] = field(default_factory=list)
    before: list[Step] = field(default_factory=list)
    after: list[Step] = field(default_factory=list)

    @cached_property
    def owners(self) -> list[Actor]:
        return owners_of(self.offer)

    @property
    def is_hidden(self) -> bool:
        """Whether the office has hidden everyone who stands behind it."""
        return not self.owners

    @property
    def ways_in(self) -> list[str]:
        """Templates by which other subjects let people in."""
        return ways_into(self.offer)

    @property
    def next_session(self) -> Session | None:
        """The first that is held and not over."""
        return next((one for one in self.coming if not one.is_cancelled), None)

    @property
    def poster(self) -> Poster:
        """The offer's poster; the page's hue and art are taken from it."""
        return compose(self.thing)

    @property
    def plane(self) -> str:
        return self.poster.inks.ground

    @property
    def thing(self) -> Thing:
        """What the poster is made from: always the same for the same offer."""
        stages, genres = self.names["stage"], self.names["genre"]
        return Thing(
            title=self.offer.title_da,
            slug=self.offer.slug,
            stage=stages[0].order if stages else 0,
            genre=genres[0].order if genres else 0,
            place=self.owners[0].name if self.owners else "",
            kind=str(self.offer.get_kind_display()),
        )


def owners_of(offer: Offer) -> list[Actor]:
    """Those behind it whom everyone may see, the first one first; no query where they are prefetched."""
    return [actor for actor in all_behind(offer) if not actor.is_hidden]


def all_behind(offer: Offer) -> list[Actor]:
    """Those that have said yes to standing behind it, hidden ones too; no query where they are prefetched."""
    return [owner.actor for owner in offer.owners.all() if owner.accepted_at]


def offers_for_page() -> OfferQuerySet:
    """Offers with their owners, and what ways in other subjects have given them: two queries."""
    return Offer.objects.select_related(*related_rows()).prefetch_related(with_owners())


def with_owners() -> "Prefetch[str, QuerySet[OfferOwner], str]":
    """What `owners_of` reads without a query."""
    return Prefetch(
        "owners", OfferOwner.objects.exclude(accepted_at=None).select_related("actor__municipality", "actor__hiding")
    )


def dated(offer: Offer, now: datetime) -> OfferPage:
    """An offer from `offers_for_page` with its words and dates: two more queries."""
    page = OfferPage(offer, words_of(offer))
    for session in offer.sessions.select_related("venue__hiding", "municipality"):
        (page.coming if session.ends_at > now else page.over).append(session)
    return page


def page_of(offer: Offer, now: datetime) -> OfferPage:
    """Gather the whole page, with what comes before and after on the ladder: at most four more queries."""
    page = dated(offer, now)
    orders = [stage.order for stage in page.names["stage"]]
    if orders:
        home = _home_of(page)
        page.before = steps_at(min(orders) - 1, home, now, without=offer)
        page.after = steps_at(max(orders) + 1, home, now, without=offer)
    return page


def words_of(offer: Offer) -> dict[str, list[Name]]:
    """The offer's stages, genres, target groups and focus areas, by group: one query."""
    text = CharField(max_length=20)
    parts: list[QuerySet[Any, Any]] = [
        model._default_manager.filter(**{"offers": offer})
        .order_by()
        .annotate(c_group=Value(group, output_field=text))
        .values_list("c_group", "slug", "da", "en", "order")
        for group, model in WORDS.items()
    ]
    grouped: dict[str, list[Name]] = defaultdict(list)
    for group, slug, da, en, order in parts[0].union(*parts[1:], all=True):
        grouped[group].append(Name(slug, da, en, order))
    for names in grouped.values():
        names.sort(key=lambda name: (name.order, name.da))
    return grouped


def _home_of(page: OfferPage) -> Municipality | None:
    """Where the offer is: at its next date, else where its first owner is."""
    placed: Iterable[Session] = (one for one in (*page.coming, *reversed(page.over)) if one.municipality)
    first = next(iter(placed), None)
    return first.municipality if first else next((owner.municipality for owner in page.owners), None)


def steps_at(order: int, home: Municipality | None, now: datetime, *, without: Offer) -> list[Step]:
    """Published offers at this stage with a date to come: those in `home` first, then the nearest; one query."""
    dates = Session.objects.held().not_over(now).exclude(offer=without)
    dates = dates.filter(offer__in=Offer.objects.published(), offer__stages__order=order)
    named = ("offer__slug", "offer__title_da", "offer__title_en", "offer__kind")
    rows = dates.values(*named).annotate(far=Min(_distance_to(home)), starts=Min("starts_at"), at=Min("town"))
    english = get_language() == "en"
    return [
        Step(
            slug=row["offer__slug"],
            title=(english and row["offer__title_en"]) or row["offer__title_da"],
            kind=str(Kind(row["offer__kind"]).label),
            town=row["at"],
            starts_at=row["starts"],
        )
        for row in rows.order_by("far", "starts", "offer__slug")[:STEPS_SHOWN]
    ]


def _distance_to(home: Municipality | None) -> Any:
    """How far a date's municipality is from home, between their middles: degrees squared, which sort as kilometres do.

    A degree of longitude is shorter than one of latitude by the cosine; over a region that is near enough to sort by.
    """
    if home is None or home.latitude is None or home.longitude is None:
        return Case(When(municipality=home, then=0.0), default=FAR, output_field=FloatField())
    north = F("municipality__latitude") - home.latitude
    east = (F("municipality__longitude") - home.longitude) * cos(radians(home.latitude))
    away = Coalesce(north * north + east * east, FAR, output_field=FloatField())
    return Case(When(municipality=home, then=0.0), default=away, output_field=FloatField())
