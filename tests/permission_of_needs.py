"""Who may do what with needs: a part of `permission_table.py`."""

from tests.permission_of_api import ACTORS, API, NO_ROWS, Rows
from tests.permissions import EVERYONE, Expected

__all__ = ["ACTORS", "NO_ROWS", "WITHOUT_ACCOUNT", "Rows"]

# Whoever has the link may; nobody makes one up.
NO_LINK: Rows = {"unseen": {"token": "901.x"}}


def by_link(method: str) -> Expected:
    return Expected({method: EVERYONE}, NO_LINK)


OF_NEEDS = {
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
