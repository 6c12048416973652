"""The office's pages ask as often for many cases as for few."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from musikfaellesskabet.actors.models import Actor, Hiding, Kind, Proposal, Room, Suggestion
from musikfaellesskabet.people.models import User
from musikfaellesskabet.region.models import ImportConflict
from tests.cast import NOW, person
from tests.offers.cast import put_up
from tests.office.test_work_in_office import PAGES, actor, astrid, claim_of, office, practice

__all__ = ["astrid", "office"]

# Addresses of the pages, and the literal number of queries behind each; the office's menu counts every queue.
QUERIES = {
    "": 19,
    "anmodninger/": 18,
    "nye-aktoerer/": 18,
    "tips/": 18,
    "dubletter/": 19,
    "usikre/": 19,
    "ikke-tjekket/": 20,
    "konflikter/": 19,
    "skjulte/": 16,
    "tilbud/": 17,
}
# How many cases each round of `fill` leaves on a page, where it is not one.
CASES = {"tips/": 3, "usikre/": 2, "ikke-tjekket/": 2, "konflikter/": 2}


def test_every_page_is_counted() -> None:
    assert list(QUERIES) == PAGES


def fill(number: int) -> None:
    """One more of everything that the office looks after."""
    venue, hidden = actor(f"Hus nummer {number}"), actor(f"Kælder {number}")
    Actor.objects.filter(pk=venue.pk).update(import_key=f"actor:{number}", confidence="low")
    hall = Room.objects.create(actor=venue, name="Salen", import_key=f"room:{number}")
    practice(f"Metode {number}", checked_on=None)
    offer, carla = put_up(venue, f"Åben scene {number}"), person(f"Carla{number}")
    claim_of(venue, carla)
    Proposal.objects.create(name=f"Hus nr. {number}", kind=Kind.VENUE, claimant=carla, reason="Nyt", submitted_at=NOW)
    for field in ("founded", f"room-{hall.pk}", f"offer-{offer.pk}"):
        Suggestion.objects.create(actor=venue, field=field, text="Det passer ikke.", sent_at=NOW)
    for model, key in (("actors.actor", f"actor:{number}"), ("actors.room", f"room:{number}")):
        ImportConflict.objects.create(model=model, key=key, field="name", ours="A", theirs="B")
    by = User.objects.get(email="astrid@example.org")
    Hiding.objects.create(actor=hidden, reason="Forkert.", contact="Ring", hidden_at=NOW, hidden_by=by)


@pytest.mark.parametrize(("page", "queries"), QUERIES.items())
@pytest.mark.parametrize("many", [2, 4])
def test_pages_ask_as_often_for_four_as_for_two(office: Client, page: str, queries: int, many: int) -> None:
    for number in range(many):
        fill(number)
    office.get(f"/kontor/{page}")  # the first look at an address is noted
    with CaptureQueriesContext(connection) as captured:
        shown = office.get(f"/kontor/{page}").content.decode()
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    cases = {"": 0, "dubletter/": many * (many - 1) // 2}.get(page, many * CASES.get(page, 1))
    assert (len(asked), shown.count('class="case"')) == (queries, cases)
