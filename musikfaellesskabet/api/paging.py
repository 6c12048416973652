"""Pages by cursor: what comes after the last row of the page before, however many rows have come or gone since."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet
from ninja import Field, Schema
from pydantic import ConfigDict

from musikfaellesskabet.api.refusals import BadParameter

MOST_ROWS = 200
ROWS = 50
CURSOR_LETTERS = 400
Item = TypeVar("Item")
Row = TypeVar("Row", bound=Model)


class Paging(Schema):
    """Which page is asked for."""

    model_config = ConfigDict(extra="forbid")

    cursor: str = Field(
        "",
        max_length=CURSOR_LETTERS,
        pattern=r"^[A-Za-z0-9_:=.-]*$",
        description="`next_cursor` of the page before; nothing for the first page.",
    )
    limit: int = Field(ROWS, ge=1, le=MOST_ROWS, description="Rows on a page.")


class Page(Schema, Generic[Item]):
    """One page. `next_cursor` is null on the last one."""

    items: list[Item]
    next_cursor: str | None


def page_of(rows: QuerySet[Row], paging: Paging, order: str, show: Callable[[Row], dict[str, Any]]) -> dict[str, Any]:
    """The rows after the cursor in the order of a field (and the key, where that is the same); one query and those of
    its prefetches. Raises BadParameter for a cursor that we did not give.
    """
    if paging.cursor:
        rows = rows.filter(_after(paging.cursor, order))
    found = list(rows.order_by(order, "pk")[: paging.limit + 1])
    shown = found[: paging.limit]
    has_more = len(found) > paging.limit
    next_cursor = signing.dumps([_value(shown[-1], order), shown[-1].pk], salt=order) if has_more else None
    return {"items": [show(row) for row in shown], "next_cursor": next_cursor}


def _after(cursor: str, order: str) -> Q:
    try:
        value, key = signing.loads(cursor, salt=order)
    except signing.BadSignature:
        raise BadParameter("cursor") from None
    return Q(**{f"{order}__gt": value}) | Q(**{order: value, "pk__gt": key})


def _value(row: Model, order: str) -> Any:
    value: Any = row
    for name in order.split("__"):
        value = getattr(value, name)
    return value.isoformat() if hasattr(value, "isoformat") else value
