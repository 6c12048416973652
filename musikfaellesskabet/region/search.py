"""What the region gives the search index: the names of its places, which are never taken apart as compounds."""

from collections.abc import Iterator

from musikfaellesskabet.region.models import Municipality, Town
from musikfaellesskabet.search.registry import register_names


def names_of_places() -> Iterator[str]:
    """Municipalities and towns; two queries."""
    yield from Municipality.objects.values_list("name", flat=True)
    yield from Town.objects.values_list("name", flat=True)


register_names(names_of_places)
