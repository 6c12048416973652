"""The knowledge tables: practices, the glossary, and what networks are for."""

import re
from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext as _

from musikfaellesskabet.actors.imports import actor_named, is_taken
from musikfaellesskabet.actors.models import Kind
from musikfaellesskabet.common.text import slug_of, sort_key
from musikfaellesskabet.knowledge.models import Field, FormatFamily, NetworkProfile, Origin, Practice, Term
from musikfaellesskabet.region.loading import Record, Table, register
from musikfaellesskabet.region.models import Genre, Municipality, Stage, TargetGroup
from musikfaellesskabet.region.rows import BadCell, Row


def _named(row: Row, column: str, model: type[models.Model], field: str) -> list[models.Model]:
    """The objects that the cell names, divided by semicolons."""
    found = []
    for name in _names(row, column):
        obj = model._default_manager.filter(**{field: name}).first()
        if obj is None:
            raise BadCell(column, _("«%(name)s» er ikke et ord, vi kender") % {"name": name})
        found.append(obj)
    return found


def _names(row: Row, column: str) -> list[str]:
    return [name for name in (piece.strip() for piece in row.text(column).split(";")) if name]


def _actors(row: Row, column: str) -> list[models.Model]:
    """The actors that the cell names, each once: two names may have become one actor here."""
    return list({actor.pk: actor for actor in (actor_named(name, column) for name in _names(row, column))}.values())


def years_of(period: str) -> tuple[int | None, int | None]:
    """First and last year of a period in words: «2016-2017», «2018-10», «ca. 2013-» (no end told), «» (unknown)."""
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", period)]
    if not years:
        return None, None
    return years[0], None if period.endswith("-") else years[-1]


def read_practice(row: Row) -> Iterator[Record]:
    name = row.text("name", required=True, longest=160)
    first_year, last_year = years_of(row.text("period", longest=40))
    fields = {
        "name": name,
        "sort_name": sort_key(name),
        "origin": row.choice("origin", Origin.values),
        "belongs_to": row.text("belongs_to", required=True, longest=120),
        "period": row.text("period"),
        "first_year": first_year,
        "last_year": last_year,
        "lead": row.text("lead", longest=200),
        "partners": row.text("partners"),
        "audience": row.text("audience", longest=200),
        "format_family": row.choice("format_family", FormatFamily.values),
        "format": row.text("format", longest=120),
        "summary_da": row.text("summary_da", required=True),
        "summary_en": row.text("summary_en"),
        "results": row.text("results"),
        "source": row.text("source"),
        "confidence": row.confidence(),
    }
    links = {
        "stages": _named(row, "stages", Stage, "slug"),
        "target_groups": _named(row, "target_groups", TargetGroup, "slug"),
        "actors": _actors(row, "actors"),
        "municipalities": _named(row, "municipalities", Municipality, "code"),
    }
    yield Record(Practice, f"practice:{slug_of(name)}", fields, links, once={"slug": slug_of(name)})


def read_term(row: Row) -> Iterator[Record]:
    word, english = row.text("term_da", required=True, longest=80), row.text("term_en", required=True, longest=80)
    fields = {
        "da": word,
        "en": english,
        "sort_da": sort_key(word),
        "sort_en": sort_key(english),
        "definition_da": row.text("definition_da", required=True),
        "definition_en": row.text("definition_en"),
        "inflects": row.choice("inflects", ["yes", "no"], default="yes") == "yes",
    }
    yield Record(Term, f"term:{slug_of(word)}", fields, once={"slug": slug_of(word)})


def read_network_profile(row: Row) -> Iterator[Record]:
    name = row.text("network", required=True)
    network, key = actor_named(name, "network", [Kind.NETWORK]), f"network_profile:{slug_of(name)}"
    fields = {"network": network, "field": row.choice("field", Field.values)}
    links = {"genres": _named(row, "genres", Genre, "slug")}
    if not is_taken(NetworkProfile, key, network=network):
        yield Record(NetworkProfile, key, fields, links)


register(Table(50, "practices.csv", read_practice))
register(Table(51, "glossary.csv", read_term))
register(Table(52, "network_profiles.csv", read_network_profile))
