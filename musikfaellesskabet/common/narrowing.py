"""What lists are narrowed by."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def narrowed(rows: QuerySet[Row], wanted: Mapping[str, Sequence[str]]) -> QuerySet[Row]:
    """The rows that have one of the values of every lookup: values widen, lookups narrow. No values ask for nothing.

    A lookup across a relation (`stages__slug`) is asked in a subquery, so that a row with two of the values is one row.
    """
    for lookup, values in wanted.items():
        if not values:
            continue
        having = {f"{lookup}__in": values}
        if "__" in lookup:
            rows = rows.filter(pk__in=rows.model._base_manager.filter(**having).values("pk"))
        else:
            rows = rows.filter(**having)
    return rows
