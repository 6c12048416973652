"""Everything that has a poster: which rows, and what of each the recipe is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, overload

from django.db.models import Min, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.queries.page import owners_of, with_owners
from musikfaellesskabet.ui.posters.recipe import Thing


@dataclass(frozen=True)
class Hung:
    """A poster that hangs on the wall of posters: what it shows (`thing`), its page, and the addresses of its files."""

    thing: Thing
    kind: str
    url: str
    note: str = ""
    day: datetime | None = None

    @property
    def svg_url(self) -> str:
        return reverse("poster-svg", args=[self.kind, self.thing.slug])

    @property
    def pdf_url(self) -> str:
        return reverse("poster-pdf", args=[self.kind, self.thing.slug])


def actors() -> QuerySet[Actor]:
    """With `stage_number` and `genre_number`: the orders of its first stage and genre."""
    numbers = {"stage_number": Min("stages__order"), "genre_number": Min("genres__order")}
    return Actor.objects.public().select_related("municipality").annotate(**numbers)


def practices() -> QuerySet[Practice]:
    return Practice.objects.annotate(stage_number=Min("stages__order"))


def offers() -> QuerySet[Offer]:
    """Those that everyone may see, with `stage_number` and `genre_number`."""
    numbers = {"stage_number": Min("stages__order"), "genre_number": Min("genres__order")}
    return Offer.objects.ever_public().prefetch_related(with_owners()).annotate(**numbers)


def of_actor(actor: Any) -> Hung:
    """The poster of one of `actors()`."""
    place = actor.town or str(actor.municipality or "")
    thing = Thing(
        title=actor.name,
        slug=actor.slug,
        stage=actor.stage_number or 0,
        genre=actor.genre_number or 0,
        place=place,
        kind=str(actor.get_kind_display()),
    )
    return Hung(thing, "aktoerer", actor.get_absolute_url(), note=actor.subkind)


def of_practice(practice: Any) -> Hung:
    """The poster of one of `practices()`."""
    thing = Thing(
        title=practice.name,
        slug=practice.slug,
        stage=practice.stage_number or 0,
        place=str(practice.get_origin_display()),
        kind=_("Metode"),
    )
    return Hung(thing, "metoder", practice.get_absolute_url())


def of_offer(offer: Any, *, day: datetime | None = None) -> Hung:
    """The poster of one of `offers()`; with a date of it, where the page shows one."""
    thing = Thing(
        title=offer.title_da,
        slug=offer.slug,
        stage=offer.stage_number or 0,
        genre=offer.genre_number or 0,
        place=next((owner.name for owner in owners_of(offer)), ""),
        kind=str(offer.get_kind_display()),
    )
    return Hung(thing, "tilbud", offer.get_absolute_url(), day=day)


class Wall(Sequence[Hung]):
    """Every poster of what lasts, fetched by the piece: practices first, then actors by name."""

    def __init__(self) -> None:
        self._practices = practices().count()
        self._actors = Actor.objects.public().count()

    def __len__(self) -> int:
        return self._practices + self._actors

    @overload
    def __getitem__(self, piece: int) -> Hung: ...
    @overload
    def __getitem__(self, piece: slice) -> list[Hung]: ...
    def __getitem__(self, piece: int | slice) -> Hung | list[Hung]:
        if isinstance(piece, int):
            return self[piece : piece + 1][0]
        start, stop, _step = piece.indices(len(self))
        first = [of_practice(practice) for practice in practices()[start:stop]] if start < self._practices else []
        rest = slice(max(start - self._practices, 0), max(stop - self._practices, 0))
        return [*first, *(of_actor(actor) for actor in actors()[rest])] if rest.stop else first


def poster_of(kind: str, slug: str) -> Hung:
    """The poster at an address. Raises Http404 where there is none."""
    if kind == "metoder":
        return of_practice(get_object_or_404(practices(), slug=slug))
    if kind == "tilbud":
        return of_offer(get_object_or_404(offers(), slug=slug))
    return of_actor(get_object_or_404(actors(), slug=slug))
