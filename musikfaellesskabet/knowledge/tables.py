"""What is known as tables to take away: columns by key, and rows in their order."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.exports import Columns, cell_of, joined
from musikfaellesskabet.knowledge.models import NetworkProfile, Practice, Term

PRACTICES: Columns = {
    "name": _("Navn"),
    "origin": _("Hvis resultat"),
    "belongs_to": _("Hører til"),
    "period": _("Hvornår"),
    "first_year": _("Begyndte"),
    "last_year": _("Sluttede"),
    "lead": _("Ledet af"),
    "partners": _("Sammen med"),
    "municipalities": _("Kommuner"),
    "actors": _("Aktører"),
    "audience": _("For hvem"),
    "target_groups": _("Målgrupper"),
    "stages": _("Trin"),
    "format_family": _("Slags"),
    "format": _("Form"),
    "summary_da": _("Kort fortalt på dansk"),
    "summary_en": _("Kort fortalt på engelsk"),
    "results": _("Resultater"),
    "confidence": _("Sikkerhed"),
    "source": _("Kilde"),
    "url": _("Adresse"),
}
TERMS: Columns = {
    "da": _("Dansk"),
    "en": _("Engelsk"),
    "definition_da": _("Forklaring på dansk"),
    "definition_en": _("Forklaring på engelsk"),
    "url": _("Adresse"),
}
NETWORKS: Columns = {
    "name": _("Navn"),
    "country": _("Land"),
    "field": _("Hvad de arbejder med"),
    "kind": _("Slags"),
    "purpose": _("Hvad de kan bruges til"),
    "genres": _("Genrer"),
    "website": _("Hjemmeside"),
    "confidence": _("Sikkerhed"),
    "source": _("Kilde"),
}


def practice_rows(practices: Iterable[Practice]) -> Iterator[list[Any]]:
    for one in practices:
        related = {name: joined(getattr(one, name).all()) for name in ("municipalities", "actors")}
        concepts = {name: joined(getattr(one, name).all()) for name in ("target_groups", "stages")}
        url = {"url": f"{settings.SITE_URL}/metoder/{one.slug}/"}
        values = related | concepts | url
        yield [values[key] if key in values else cell_of(one, key) for key in PRACTICES]


def term_rows(terms: Iterable[Term]) -> Iterator[list[Any]]:
    for one in terms:
        yield [one.da, one.en, one.definition_da, one.definition_en, f"{settings.SITE_URL}/ordbog/#{one.slug}"]


def network_rows(profiles: Iterable[NetworkProfile]) -> Iterator[list[Any]]:
    for one in profiles:
        actor, genres = one.network, joined(one.genres.all())
        known = [actor.subkind, actor.description_da, genres, actor.website, cell_of(actor, "confidence"), actor.source]
        yield [actor.name, actor.country, cell_of(one, "field"), *known]
