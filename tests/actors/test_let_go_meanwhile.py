"""Erasing an account while others decide about that person: nobody waits in a ring, and nothing is left behind.

Only PostgreSQL lets two writers hold rows at the same moment; SQLite lets one in at a time. Each test has its negative
control: with the order turned round, the database has to break the ring, and one of the two fails.
"""

from collections.abc import Callable
from datetime import timedelta
from threading import Event, current_thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet

from musikfaellesskabet.actors.actions import (
    accept_claim,
    accept_invitation,
    accept_proposal,
    close_suggestion,
    edit_actor,
    end_seat,
    invite_to_seat,
    merge_actors,
    propose_actor,
    refuse_claim,
    submit_claim,
    withdraw_claim,
    withdraw_invitation,
)
from musikfaellesskabet.actors.models import Actor, Claim, Invitation, Kind, Proposal, Seat, SeatRole, Suggestion
from musikfaellesskabet.people import ledger, register
from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.people.actions.appointments import end_appointment
from musikfaellesskabet.people.models import Role, User
from tests.actors.cast import actor, seat
from tests.cast import NOW, appoint, person
from tests.races import PATIENCE_S, outcomes

ELSEWHERE = "Two who hold rows at once; PostgreSQL runs it: `python -m tests.on_postgresql`."
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason=ELSEWHERE),
]
LATER = NOW + timedelta(hours=1)
PROTECTED = pytest.mark.parametrize("is_protected", [True, False], ids=["protected", "negative control"])
RING = ["OperationalError", "done"]

Act = Callable[[User, User], Any]
ACTS: dict[str, Act] = {
    "accept claim": lambda _carla, office: accept_claim(Claim.objects.get(), by=office, now=LATER),
    "refuse claim": lambda _carla, office: refuse_claim(Claim.objects.get(), by=office, reason="Nej.", now=LATER),
    "withdraw claim": lambda carla, _office: withdraw_claim(Claim.objects.get(), by=carla, now=LATER),
    "accept proposal": lambda _carla, office: accept_proposal(Proposal.objects.get(), by=office, now=LATER),
    "withdraw invitation": lambda carla, _office: withdraw_invitation(
        Invitation.objects.get(invited_by=carla), by=carla, now=LATER
    ),
    "accept invitation": lambda carla, _office: accept_invitation(
        Invitation.objects.get(email=carla.email), by=carla, now=LATER
    ),
    "close suggestion": lambda _carla, office: close_suggestion(Suggestion.objects.get(), by=office, now=LATER),
    "end appointment": lambda carla, _office: end_appointment(
        carla, role=Role.SECRETARIAT, by=None, reason="x", now=LATER
    ),
}


@pytest.fixture
def carla() -> User:
    """Someone with a seat, a request of each sort, an invitation each way, a tip and an appointment."""
    carla, bo = appoint(person("Carla"), Role.SECRETARIAT), person("Bo")
    huset = actor("Huset")
    seat(huset, carla)
    submit_claim(actor("Laden"), by=carla, reason="Os", now=NOW)
    propose_actor(kind=Kind.VENUE, name="Nyt", reason="x", by=carla, now=NOW)
    invite_to_seat(huset, email="erik@example.org", role=SeatRole.EDITOR, by=carla, now=NOW)
    invite_to_seat(actor("Salen"), email=carla.email, role=SeatRole.EDITOR, by=bo, now=NOW)
    Suggestion.objects.create(actor=huset, text="x", email=carla.email, sent_at=NOW)
    return carla


def in_their_hands(user: User) -> int:
    """What an erased person must not have any more."""
    asked = sum(model.objects.undecided().filter(claimant=user).count() for model in (Claim, Proposal))
    return asked + Seat.objects.filter(user=user, until=None).count() + Invitation.objects.open(LATER).count()


@PROTECTED
@pytest.mark.parametrize("act", ACTS)
def test_what_is_decided_meanwhile_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, carla: User, act: str, is_protected: bool
) -> None:
    """The other holds its rows and has yet to write into the ledger when the erasing comes to the same rows."""
    held, written, real = Event(), Event(), ledger.next_link
    erasing: list[Any] = []

    def next_link(*what: Any) -> Any:
        if current_thread() not in erasing:
            held.set()
            written.wait(PATIENCE_S)
            return real(*what)
        link = real(*what)
        written.set()
        return link

    def erase() -> None:
        erasing.append(current_thread())
        held.wait(PATIENCE_S)
        erase_account(carla, by=None, now=LATER)

    def write_at_once(user: User, now: Any) -> list[Any]:
        ledger.record("seat-ended", by=None, subject=user, now=now)
        return []

    office = person("Astrid")
    monkeypatch.setattr(ledger, "next_link", next_link)
    if not is_protected:
        monkeypatch.setattr(register, "_erasers", [write_at_once, *register.erasers()])
    said = outcomes(lambda: ACTS[act](carla, office), erase)
    assert said == (["done", "done"] if is_protected else RING)
    carla.refresh_from_db()
    assert not is_protected or (carla.is_active, in_their_hands(carla)) == (False, 0)


@PROTECTED
def test_what_the_person_does_elsewhere_is_not_held_up(
    monkeypatch: pytest.MonkeyPatch, carla: User, is_protected: bool
) -> None:
    """A row that names the person asks for their account when it is kept, with the ledger's head in its hand."""
    written, real = Event(), ledger.next_link
    acting: list[Any] = []

    def next_link(*what: Any) -> Any:
        link = real(*what)
        if current_thread() in acting:
            written.set()
            Event().wait(PATIENCE_S)
        return link

    def edit() -> None:
        acting.append(current_thread())
        edit_actor(Actor.objects.get(name="Huset"), changes={"town": "Byen"}, by=carla, now=LATER)

    def erase() -> None:
        written.wait(PATIENCE_S)
        erase_account(carla, by=None, now=LATER)

    monkeypatch.setattr(ledger, "next_link", next_link)
    if not is_protected:
        lock = QuerySet.select_for_update
        monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_how: lock(rows))
    assert outcomes(edit, erase) == (["done", "done"] if is_protected else RING)


def stop_after(table: str, mine: Event, others: Event) -> Callable[..., Any]:
    """For `execute_wrapper`: once rows of this table are locked, wait until the other has come as far, or not long."""

    def run(execute: Any, sql: str, *rest: Any) -> Any:
        answer = execute(sql, *rest)
        locks = sql.startswith(f'UPDATE "{table}"') or (f'FROM "{table}"' in sql and "FOR NO KEY UPDATE" in sql)
        if locks and not mine.is_set():
            mine.set()
            others.wait(PATIENCE_S)
        return answer

    return run


@transaction.atomic
def the_other_way_round(carla: User) -> None:
    """What nobody may do: end the seats first, and then take back what was asked for."""
    Seat.objects.filter(user=carla).update(until=LATER)
    Invitation.objects.filter(invited_by=carla).update(withdrawn_at=LATER)
    Claim.objects.filter(claimant=carla).update(decided_at=LATER)


def merge(_carla: User) -> None:
    huset, laden = (Actor.objects.get(name=name) for name in ("Huset", "Laden"))
    merge_actors(huset, laden, by=person("Astrid"), now=LATER)


def end(carla: User) -> None:
    end_seat(Seat.objects.get(user=carla), by=person("Astrid"), now=LATER)


@pytest.mark.parametrize(
    ("act", "comes_to", "erasing_comes_to", "is_ring"),
    [
        (merge, "actors_claim", "actors_claim", False),
        (end, "actors_invitation", "actors_invitation", False),
        (the_other_way_round, "actors_seat", "actors_claim", True),
        (the_other_way_round, "actors_seat", "actors_invitation", True),
    ],
    ids=["merging", "ending a seat", "negative control, claims", "negative control, invitations"],
)
def test_who_takes_several_rows_takes_them_in_the_same_order(
    carla: User, act: Callable[[User], None], comes_to: str, erasing_comes_to: str, is_ring: bool
) -> None:
    """Both have taken the rows that they take first before either goes on. What comes second may be refused."""
    seat(Actor.objects.get(name="Huset"), person("David"))
    erased, acted = Event(), Event()

    def erase() -> None:
        with connection.execute_wrapper(stop_after(erasing_comes_to, erased, acted)):
            erase_account(carla, by=None, now=LATER)

    def do() -> None:
        with connection.execute_wrapper(stop_after(comes_to, acted, erased)):
            act(carla)

    assert ("OperationalError" in outcomes(erase, do)) == is_ring
