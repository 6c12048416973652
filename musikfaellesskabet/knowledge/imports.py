"""The knowledge tables: practices and the glossary."""

from collections.abc import Iterator

from django.db import models

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.common.text import slug_of, sort_key
from musikfaellesskabet.knowledge.models import Practice, Term
from musikfaellesskabet.region.loading import Record, Table, register
from musikfaellesskabet.region.models import Stage, TargetGroup
from musikfaellesskabet.region.rows import BadCell, Row


def _named(row: Row, column: str, model: type[models.Model], field: str) -> list[models.Model]:
    """The objects that the cell names, divided by semicolons."""
    found = []
    for name in filter(None, (piece.strip() for piece in row.text(column).split(";"))):
        obj = model._default_manager.filter(**{field: name}).first()
        if obj is None:
            raise BadCell(column, f"«{name}» is not known")
        found.append(obj)
    return found


def read_practice(row: Row) -> Iterator[Record]:
    name = row.text("name", required=True, longest=160)
    fields = {
        "name": name,
        "sort_name": sort_key(name),
        "belongs_to": row.text("belongs_to", required=True),
        "period": row.text("period"),
        "lead": row.text("lead"),
        "partners": row.text("partners"),
        "audience": row.text("audience"),
        "format": row.text("format"),
        "summary_da": row.text("summary_da", required=True),
        "summary_en": row.text("summary_en"),
        "results": row.text("results"),
        "source": row.text("source"),
        "confidence": row.confidence(),
    }
    links = {
        "stages": _named(row, "stages", Stage, "slug"),
        "target_groups": _named(row, "target_groups", TargetGroup, "slug"),
        "actors": _named(row, "actors", Actor, "name"),
    }
    yield Record(Practice, f"practice:{slug_of(name)}", fields, links, once={"slug": slug_of(name)})


def read_term(row: Row) -> Iterator[Record]:
    word = row.text("term_da", required=True)
    fields = {
        "da": word,
        "en": row.text("term_en", required=True),
        "definition_da": row.text("definition_da", required=True),
        "definition_en": row.text("definition_en"),
    }
    yield Record(Term, f"term:{slug_of(word)}", fields, once={"slug": slug_of(word)})


register(Table(50, "practices.csv", read_practice))
register(Table(51, "glossary.csv", read_term))
