"""Reads of what is known: practices with their facets, networks with theirs, the glossary by letter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.common.provenance import Confidence
from musikfaellesskabet.knowledge.counting import Criterion
from musikfaellesskabet.knowledge.links import Glossary
from musikfaellesskabet.knowledge.models import Field, FormatFamily, NetworkProfile, Origin, Practice, Term
from musikfaellesskabet.region.countries import HOME, country_names
from musikfaellesskabet.region.models import AgreementPeriod

UNKNOWN = "ukendt"


def with_actors() -> "Prefetch[str, QuerySet[Actor], str]":
    """The actors of practices, those that everyone may see: to prefetch."""
    return Prefetch("actors", Actor.objects.public().select_related("municipality"))


def practices() -> list[Practice]:
    """All practices with what their cards show; five queries."""
    return list(Practice.objects.prefetch_related("stages", "target_groups", "municipalities", with_actors()))


def practice_criteria(found: Sequence[Practice]) -> list[Criterion[Practice]]:
    """What practices are filtered by; one query (the agreement periods)."""
    periods = list(AgreementPeriod.objects.all())
    stages = sorted({stage for practice in found for stage in practice.stages.all()}, key=lambda stage: stage.order)
    groups = sorted({group for practice in found for group in practice.target_groups.all()}, key=lambda one: one.order)
    places = sorted({place for practice in found for place in practice.municipalities.all()}, key=lambda one: one.name)
    actors = sorted({actor for practice in found for actor in practice.actors.all()}, key=lambda one: one.sort_name)

    def when(practice: Practice) -> list[str]:
        within = [period.slug for period in periods if practice.ran_within(period.starts, period.ends)]
        return within if practice.first_year else [UNKNOWN]

    return [
        Criterion("hvis", _("Hvis resultat"), _labels(Origin), lambda one: [one.origin], is_open=True),
        Criterion("trin", _("Trin"), {stage.slug: stage.label for stage in stages}, _slugs("stages"), is_open=True),
        Criterion("maalgruppe", _("Målgruppe"), {group.slug: group.label for group in groups}, _slugs("target_groups")),
        Criterion("form", _("Form"), _labels(FormatFamily), lambda one: [one.format_family]),
        Criterion("kommune", _("Kommune"), {place.code: place.name for place in places}, _codes),
        Criterion("aktoer", _("Aktør"), {actor.slug: actor.name for actor in actors}, _slugs("actors")),
        Criterion("tid", _("Viden fra"), {one.slug: str(one) for one in periods} | {UNKNOWN: _("Ukendt")}, when),
        Criterion("sikkerhed", _("Sikkerhed"), _labels(Confidence), lambda one: [one.confidence]),
    ]


def _labels(choices: type[Origin] | type[FormatFamily] | type[Confidence] | type[Field]) -> dict[str, str]:
    return {value: str(label) for value, label in choices.choices}


def _slugs(relation: str) -> Callable[[Practice], list[str]]:
    return lambda practice: [one.slug for one in getattr(practice, relation).all()]


def _codes(practice: Practice) -> list[str]:
    return [place.code for place in practice.municipalities.all()]


@dataclass(frozen=True)
class Network:
    """A network with what it is for."""

    actor: Actor
    profile: NetworkProfile | None

    @property
    def is_foreign(self) -> bool:
        """Based elsewhere, or across a border."""
        return self.actor.country != HOME


def networks() -> list[Network]:
    """All networks, in the order of their names; two queries."""
    found = Actor.objects.public().filter(kind=Kind.NETWORK).select_related("network_profile")
    return [
        Network(actor, getattr(actor, "network_profile", None))
        for actor in found.prefetch_related("network_profile__genres")
    ]


def network_criteria(found: Sequence[Network]) -> list[Criterion[Network]]:
    """What networks are filtered by."""
    genres = sorted(
        {genre for one in found if one.profile for genre in one.profile.genres.all()}, key=lambda genre: genre.order
    )
    countries = country_names() | {
        code: code for one in found for code in one.actor.country.split("/") if code not in country_names()
    }
    return [
        Criterion("land", _("Land"), countries, lambda one: one.actor.country.split("/"), is_open=True),
        Criterion("felt", _("Hvad de arbejder med"), _labels(Field), _field_of),
        Criterion("genre", _("Genre"), {genre.slug: genre.label for genre in genres}, _genres_of),
    ]


def _field_of(network: Network) -> list[str]:
    return [network.profile.field] if network.profile else []


def _genres_of(network: Network) -> list[str]:
    return [genre.slug for genre in network.profile.genres.all()] if network.profile else []


def terms_by_letter() -> list[tuple[str, list[Term]]]:
    """The glossary in the active language's order, under its letters; one query."""
    english = get_language() == "en"
    terms = Term.objects.order_by("sort_en" if english else "sort_da", "pk")
    return [(letter, list(some)) for letter, some in groupby(terms, key=lambda term: term.word[0].upper())]


def glossary() -> Glossary:
    """The glossary as texts of one page link to it; one query."""
    return Glossary(Term.objects.all(), reverse("glossary"))
