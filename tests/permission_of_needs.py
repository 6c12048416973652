"""Who may do what with needs: a part of `permission_table.py`."""

from tests.permission_of_api import ACTORS, API, NO_ROWS, Rows
from tests.permissions import EVERYONE, OF_OFFICE, Answer, Expected, rule

__all__ = ["ACTORS", "NO_ROWS", "WITHOUT_ACCOUNT", "Rows"]

# Whoever has the link may; nobody makes one up.
NO_LINK: Rows = {"unseen": {"token": "901.x"}}


def by_link(method: str) -> Expected:
    return Expected({method: EVERYONE}, NO_LINK)


COUNTERS = rule(Answer.REFUSED, anonymous=Answer.LOGIN, seat_editor=Answer.OK, seat_owner=Answer.OK)
COUNTERS_THERE = rule(Answer.REFUSED, anonymous=Answer.LOGIN, stranger_owner=Answer.OK)
NO_COUNT: Rows = {"unseen": {"slug": "eget-sted", "pk": 999999}}


def counts(*methods: str, rows: Rows = ACTORS) -> Expected:
    """For those who take care of the actor, and not for the office: it has counted nobody."""
    return Expected(dict.fromkeys(methods, COUNTERS), rows, dict.fromkeys(methods, COUNTERS_THERE))


OF_NEEDS = {
    "aktoerer/<slug:slug>/behov/": counts("GET", "POST"),
    "aktoerer/<slug:slug>/behov/fil/": counts("POST"),
    "aktoerer/<slug:slug>/behov/gem/": counts("POST"),
    "aktoerer/<slug:slug>/behov/skabelon.csv": counts("GET"),
    "aktoerer/<slug:slug>/behov/<int:pk>/fjern/": counts("POST", rows=NO_COUNT),
    "kontor/behov/": Expected({"GET": OF_OFFICE, "POST": OF_OFFICE}, NO_ROWS),
    "behov/": Expected({"GET": EVERYONE}, NO_ROWS),
    "behov/nyt/": Expected({"GET": EVERYONE, "POST": EVERYONE}, NO_ROWS),
    "behov/mit/<str:token>/": by_link("GET"),
    "behov/mit/<str:token>/forny/": by_link("POST"),
    "behov/mit/<str:token>/traek-tilbage/": by_link("POST"),
    "behov/breve/<str:token>/": by_link("GET"),
    "behov/breve/<str:token>/ja/": by_link("POST"),
    "behov/breve/<str:token>/stop/": by_link("POST"),
}
WITHOUT_ACCOUNT = {**API, **OF_NEEDS}
