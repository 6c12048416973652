"""The list of offers: what one may ask for, and what is found, by the next date."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.db.models import CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone
from django.utils.translation import get_language

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.narrowing import narrowed
from musikfaellesskabet.offers.models import Offer, Session
from musikfaellesskabet.offers.queries.page import owners_of, with_owners
from musikfaellesskabet.region.models import Genre, Membership, Municipality, Stage

ON_A_PAGE = 30
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9000, 1, 1)
"""A day beyond these is asked for by nobody, and is none in every time zone."""


@dataclass(frozen=True)
class Question:
    """What the list is asked for. Several values of one kind widen, several kinds narrow.

    `age` keeps what says nothing of age: unknown is no refusal. `since` is the first day looked at. `is_here` keeps
    dates in municipalities that take part in the region, or have.
    """

    since: date
    stages: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    age: int | None = None
    is_free: bool = False
    is_here: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nothing narrows the list, whatever the day."""
        return replace(self, since=date.min) == Question(since=date.min)


@dataclass(frozen=True)
class Line:
    """One offer in the list, with its next date."""

    offer: Offer
    session: Session

    @property
    def owner(self) -> Actor | None:
        return next(iter(owners_of(self.offer)), None)


def standing(question: Question) -> QuerySet[Offer]:
    """The published offers that have a date to come and are what is asked for."""
    wanted = {"stages__slug": question.stages, "genres__slug": question.genres, "kind": question.kinds}
    rows = Offer.objects.published().filter(Exists(_dates(question)), *_conditions(question))
    return narrowed(rows, wanted)


def found(question: Question) -> QuerySet[Offer]:
    """Those that stand, by their next date: `next_at` is when, `next_pk` its row."""
    first = _dates(question).order_by("starts_at", "pk")
    starts, row = (Subquery(first.values(name)[:1]) for name in ("starts_at", "pk"))
    return standing(question).annotate(next_at=starts, next_pk=row).order_by("next_at", "sort_title", "pk")


def _dates(question: Question) -> QuerySet[Session]:
    """The dates to come of the offer outside, where the question looks for them."""
    day = min(max(question.since, FIRST_DAY), LAST_DAY)
    midnight = datetime.combine(day, time.min, timezone.get_current_timezone())
    dates = Session.objects.held().not_over(midnight).filter(offer=OuterRef("pk"))
    if question.municipalities:
        dates = dates.filter(municipality__code__in=question.municipalities)
    if question.is_here:
        dates = dates.filter(municipality__in=Membership.objects.taking_part().values("municipality"))
    return dates


def _conditions(question: Question) -> Iterable[Q]:
    if question.age is not None:
        yield Q(age_from=None) | Q(age_from__lte=question.age)
        yield Q(age_to=None) | Q(age_to__gte=question.age)
    if question.is_free:
        yield Q(price_dkk=0)


def lines(rows: Iterable[Any]) -> list[Line]:
    """The rows of `with_words(found(…))` with their next dates: three more queries however many they are."""
    offers = list(rows)
    wanted = Session.objects.filter(pk__in=[offer.next_pk for offer in offers])  # in_bulk would ask in pieces
    dates = {one.pk: one for one in wanted.select_related("venue__hiding", "municipality")}
    return [Line(offer, dates[offer.next_pk]) for offer in offers]


def with_words(rows: QuerySet[Offer]) -> QuerySet[Offer]:
    """With what a line shows: owners and stages."""
    return rows.prefetch_related(with_owners(), "stages")


def choices() -> dict[str, list[tuple[str, str]]]:
    """What the list can be narrowed by: every stage, and the genres and municipalities that something is in; one query.

    By `trin`, `genre`, `kommune`: (value in the address, word).
    """
    text = CharField(max_length=90)
    here = Session.objects.filter(offer__in=Offer.objects.published()).values("municipality")
    played = Genre.objects.filter(pk__in=Offer.objects.published().values("genres"))
    parts: list[QuerySet[Any, Any]] = [
        _columns("trin", Stage.objects.all(), text, da="da", en="en", order="order"),
        _columns("genre", played, text, da="da", en="en", order="order"),
        _columns("kommune", Municipality.objects.filter(pk__in=here), text, da="name", en="name", value="code"),
    ]
    english = get_language() == "en"
    sorted_by: dict[str, list[tuple[Any, str, str]]] = {"trin": [], "genre": [], "kommune": []}
    for group, value, da, en, order in parts[0].union(*parts[1:], all=True):
        sorted_by[group].append(((order, da), value, en if english and en else da))
    return {group: [(value, word) for _key, value, word in sorted(some)] for group, some in sorted_by.items()}


def _columns(group: str, rows: QuerySet[Any], text: CharField[Any, Any], **names: str) -> QuerySet[Any, Any]:
    number = F(names["order"]) if "order" in names else Value(0, output_field=IntegerField())
    columned: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(
            c_group=Value(group, output_field=text),
            c_value=F(names.get("value", "slug")),
            c_da=F(names["da"]),
            c_en=F(names["en"]),
            c_order=number,
        )
        .values_list("c_group", "c_value", "c_da", "c_en", "c_order")
    )
    return columned
