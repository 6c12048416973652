"""Everything that has a poster: which rows, and what of each the recipe is given."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.knowledge.models import Practice
from musikfaellesskabet.ui.posters.recipe import Thing


@dataclass(frozen=True)
class Hung:
    """A thing on the wall, with its page and its files."""

    thing: Thing
    kind: str
    url: str
    note: str = ""

    @property
    def svg_url(self) -> str:
        return reverse("poster-svg", args=[self.kind, self.thing.slug])

    @property
    def pdf_url(self) -> str:
        return reverse("poster-pdf", args=[self.kind, self.thing.slug])


def _actors() -> QuerySet[Actor]:
    return Actor.objects.public().select_related("municipality").prefetch_related("stages", "genres")


def _practices() -> QuerySet[Practice]:
    return Practice.objects.prefetch_related("stages")


def of_actor(actor: Actor) -> Hung:
    place = actor.town or str(actor.municipality or "")
    thing = Thing(
        title=actor.name,
        slug=actor.slug,
        stage=_first_order(actor, "stages"),
        genre=_first_order(actor, "genres"),
        place=place,
        kind=str(actor.get_kind_display()),
    )
    return Hung(thing, "aktoerer", actor.get_absolute_url(), note=actor.subkind)


def of_practice(practice: Practice) -> Hung:
    thing = Thing(
        title=practice.name,
        slug=practice.slug,
        stage=_first_order(practice, "stages"),
        place=str(practice.get_origin_display()),
        kind=_("Metode"),
    )
    return Hung(thing, "metoder", practice.get_absolute_url())


def wall() -> Iterator[Hung]:
    """Every poster there is: practices first, then actors by name."""
    yield from map(of_practice, _practices())
    yield from map(of_actor, _actors())


def poster_of(kind: str, slug: str) -> Hung:
    """The poster at an address. Raises Http404 where there is none."""
    if kind == "metoder":
        return of_practice(get_object_or_404(_practices(), slug=slug))
    return of_actor(get_object_or_404(_actors(), slug=slug))


def _first_order(row: Model, relation: str) -> int:
    """The order of the first related concept, from what is already fetched; 0 for none."""
    return next((concept.order for concept in getattr(row, relation).all()), 0)
