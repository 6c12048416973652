"""The actors of a municipality, for its page."""

from itertools import groupby

from django.db.models import Count

from musikfaellesskabet.actors.models import Actor, Kind
from musikfaellesskabet.region.residents import Group, Resident, Source, register


def count() -> dict[int, int]:
    """Listed actors by municipality; one query."""
    rows = Actor.objects.public().exclude(municipality=None).order_by().values_list("municipality")
    return dict(rows.annotate(Count("pk")))


def groups(municipality: int) -> list[Group]:
    """The municipality's listed actors by kind; one query."""
    order = list(Kind.values)
    actors = sorted(
        Actor.objects.public().filter(municipality=municipality),
        key=lambda actor: (order.index(actor.kind), actor.sort_name),
    )
    return [
        Group(
            str(Kind(kind).label),
            [Resident(one.name, one.get_absolute_url(), one.subkind, "da" if one.subkind else "") for one in members],
        )
        for kind, members in groupby(actors, key=lambda actor: actor.kind)
    ]


register(Source(count, groups))
