"""Dates: one, week by week with exceptions, over days; moved and called off, and still seen."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from musikfaellesskabet.offers.actions import add_sessions, cancel_session, move_session, remove_session
from musikfaellesskabet.offers.actions.refusals import (
    OfferClosed,
    SessionCancelled,
    SessionOver,
    SessionSeen,
    SessionTaken,
    TooManySessions,
)
from musikfaellesskabet.offers.models import Session
from musikfaellesskabet.offers.series import Series
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.region.models import Municipality
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, person
from tests.offers.cast import SOON, put_up
from tests.offers.cast import date as one_date

pytestmark = pytest.mark.django_db
MONDAY = date(2027, 3, 22)


def series(**said: object) -> Series:
    return Series(**{"first_day": MONDAY, "starts": time(18), "ends": time(20), **said})  # type: ignore[arg-type]


def test_weekly_series_keeps_its_hour_over_summer_time_and_shows_its_pauses() -> None:
    offer = put_up(actor(), state=OfferState.DRAFT, at=None)
    weekly = series(until=date(2027, 4, 11), but_not_on=frozenset({date(2027, 3, 29)}))
    add_sessions(offer, weekly, place={"town": "Byen"}, by=person("Astrid"), now=NOW)
    told = [(one.starts_at, one.cancelled_at, one.town) for one in offer.sessions.all()]
    assert told == [
        (datetime(2027, 3, 22, 17, tzinfo=UTC), None, "Byen"),
        (datetime(2027, 3, 29, 16, tzinfo=UTC), NOW, "Byen"),
        (datetime(2027, 4, 5, 16, tzinfo=UTC), None, "Byen"),
    ]
    assert verbs() == ["offer-sessions-added"]


def test_camp_is_one_date_over_days_at_a_venue_that_knows_its_town() -> None:
    home = Municipality.objects.create(code="0101", name="Ådal", slug="aadal")
    huset = actor(town="Nordby", municipality=home)
    offer = put_up(huset, state=OfferState.DRAFT, at=None)
    camp = series(last_day=MONDAY + timedelta(days=2), ends=time(10))
    (one,) = add_sessions(offer, camp, place={"venue": huset}, by=person("Astrid"), now=NOW)
    assert (one.lasts_days, one.where, one.municipality) == (True, "Huset, Nordby", home)
    assert one.ends_at - one.starts_at == timedelta(days=1, hours=16)


def test_more_dates_than_a_season_are_refused() -> None:
    offer = put_up(actor(), state=OfferState.DRAFT, at=None)
    with pytest.raises(TooManySessions):
        add_sessions(offer, series(until=date(2029, 1, 1)), place={}, by=person("Astrid"), now=NOW)
    assert Session.objects.count() == 0


def test_same_date_twice_is_one_date() -> None:
    offer, astrid = put_up(actor(), state=OfferState.DRAFT, at=None), person("Astrid")
    add_sessions(offer, series(), place={}, by=astrid, now=NOW)
    with pytest.raises(SessionTaken):
        add_sessions(offer, series(), place={}, by=astrid, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        one_date(offer, offer.sessions.get().starts_at)
    assert Session.objects.count() == 1


def moved(session: Session, **changes: object) -> list[str]:
    said = {"starts_at": session.starts_at, "ends_at": session.ends_at, "town": session.town, **changes}
    return move_session(session, changes=said, by=person("Astrid"), now=NOW)


def test_moved_date_says_when_it_should_have_been(client: Client) -> None:
    session = put_up(actor()).sessions.get()
    later = SOON + timedelta(days=1)
    assert moved(session, starts_at=later, ends_at=later + timedelta(hours=2)) == ["starts_at", "ends_at"]
    session.refresh_from_db()
    assert (session.moved_from, session.moved_at, verbs()) == (SOON, NOW, ["offer-session-moved"])
    text = client.get("/tilbud/bandloerdag/").content.decode()
    assert ("Flyttet" in text, "Før: onsdag 4. marts 2099 kl. 19.00" in text) == (True, True)


def test_date_of_a_draft_moves_without_a_trace() -> None:
    session = put_up(actor(), state=OfferState.DRAFT).sessions.get()
    assert moved(session, town="Byen") == ["town"]
    session.refresh_from_db()
    assert (session.town, session.moved_at) == ("Byen", None)


def test_called_off_date_stays_to_be_seen(client: Client) -> None:
    offer, astrid = put_up(actor()), person("Astrid")
    cancel_session(offer.sessions.get(), by=astrid, now=NOW)
    text = client.get("/tilbud/bandloerdag/").content.decode()
    assert ("Aflyst" in text, "onsdag 4. marts 2099" in text, "Ingen kommende datoer" in text) == (True, True, True)
    assert verbs() == ["offer-session-cancelled"]
    with pytest.raises(SessionCancelled):
        cancel_session(offer.sessions.get(), by=astrid, now=NOW)


def test_what_others_have_seen_is_called_off_and_not_removed() -> None:
    draft, seen = put_up(actor(), "Kladden", OfferState.DRAFT), put_up(actor("Et hus"))
    astrid = person("Astrid")
    remove_session(draft.sessions.get(), by=astrid, now=NOW)
    with pytest.raises(SessionSeen):
        remove_session(seen.sessions.get(), by=astrid, now=NOW)
    assert ([one.offer for one in Session.objects.all()], verbs()) == ([seen], ["offer-session-removed"])


def test_date_that_is_over_and_dates_of_a_closed_offer_stand() -> None:
    over, closed = put_up(actor(), at=NOW - timedelta(days=1)), put_up(actor("Et hus"), "Lukket", OfferState.CLOSED)
    astrid = person("Astrid")
    with pytest.raises(SessionOver):
        cancel_session(over.sessions.get(), by=astrid, now=NOW)
    with pytest.raises(OfferClosed):
        cancel_session(closed.sessions.get(), by=astrid, now=NOW)


def test_page_lays_out_a_season_and_shows_its_pause(client: Client) -> None:
    huset, astrid = actor(), person("Astrid")
    seat(huset, astrid)
    client.force_login(astrid)
    offer = put_up(huset, state=OfferState.DRAFT, at=None)
    form = {"first_day": "2099-03-02", "starts": "18:00", "ends": "20:00", "until": "2099-03-16", "town": "Byen"}
    answer = client.post("/tilbud/bandloerdag/datoer/", {**form, "but_not_on": "9-3-2099"})
    assert (answer.status_code, offer.sessions.count(), offer.sessions.held().count()) == (302, 3, 2)
    assert client.get("/tilbud/bandloerdag/datoer/").content.decode().count("Aflyst") == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"ends": "17:00"}, "ends"),
        ({"last_day": "2099-03-01"}, "last_day"),
        ({"until": "2099-03-01"}, "until"),
        ({"but_not_on": "i påsken"}, "but_not_on"),
        ({"last_day": "2099-03-12", "until": "2099-04-16"}, "last_day"),
    ],
)
def test_dates_out_of_order_are_told_at_their_field(client: Client, said: dict[str, str], field: str) -> None:
    huset, astrid = actor(), person("Astrid")
    seat(huset, astrid)
    client.force_login(astrid)
    put_up(huset, state=OfferState.DRAFT, at=None)
    form = {"first_day": "2099-03-02", "starts": "18:00", "ends": "20:00"}
    answer = client.post("/tilbud/bandloerdag/datoer/", {**form, **said})
    assert (answer.status_code, list(answer.context["form"].errors), Session.objects.count()) == (422, [field], 0)


@pytest.fixture
def caretaker(client: Client) -> Client:
    """Someone who lays dates out for a draft without any."""
    huset, bo = actor(), person("Bo")
    seat(huset, bo)
    put_up(huset, state=OfferState.DRAFT, at=None)
    client.force_login(bo)
    return client


HOURS = {"first_day": "2027-03-22", "starts": "18:00", "ends": "20:00"}


@pytest.mark.parametrize(
    "days",
    [
        {"until": "9999-12-31"},
        {"first_day": "0001-01-01"},
        {"first_day": "9999-12-31"},
        {"last_day": "9999-12-31"},
        {"first_day": "1999-12-31"},
        {"first_day": "2100-01-01"},
    ],
)
def test_day_that_nobody_means_is_asked_about_and_breaks_nothing(caretaker: Client, days: dict[str, str]) -> None:
    answer = caretaker.post("/tilbud/bandloerdag/datoer/", HOURS | days)
    assert (answer.status_code, Session.objects.count()) == (422, 0)
    assert "Skriv en dag i årene 2000-2099." in answer.content.decode()


@pytest.mark.parametrize("day", ["2000-01-01", "2099-12-31"])
def test_first_and_last_day_that_can_be_meant_are_taken(caretaker: Client, day: str) -> None:
    caretaker.post("/tilbud/bandloerdag/datoer/", HOURS | {"first_day": day})
    assert Session.objects.get().starts_at.date().isoformat() == day


def test_series_without_an_end_is_counted_no_further_than_it_must() -> None:
    offer = put_up(actor(), state=OfferState.DRAFT, at=None)
    with pytest.raises(TooManySessions):
        add_sessions(offer, series(until=date.max), place={}, by=person("Astrid"), now=NOW)


def test_night_series_lasts_as_long_on_the_night_that_the_clock_leaps(caretaker: Client) -> None:
    """On 28 March 2027 there is no half past two: what begins then begins at half past three, and lasts 40 minutes."""
    night = {"first_day": "2027-03-21", "starts": "02:30", "ends": "03:10", "until": "2027-04-04"}
    assert caretaker.post("/tilbud/bandloerdag/datoer/", HOURS | night).status_code == 302
    told = [(one.starts_at.strftime("%d %H:%M"), one.ends_at - one.starts_at) for one in Session.objects.all()]
    forty = timedelta(minutes=40)
    assert told == [("21 01:30", forty), ("28 01:30", forty), ("04 00:30", forty)]


def test_date_moved_into_the_hour_that_is_not_there_breaks_nothing(caretaker: Client) -> None:
    caretaker.post("/tilbud/bandloerdag/datoer/", HOURS)
    session = Session.objects.get()
    page = caretaker.get(f"/tilbud/bandloerdag/datoer/{session.pk}/")
    sent = {field.html_name: field.value() or "" for field in page.context["form"]}
    night = {"first_day": "2027-03-28", "last_day": "2027-03-28", "starts": "02:30", "ends": "03:10"}
    assert caretaker.post(f"/tilbud/bandloerdag/datoer/{session.pk}/", sent | night).status_code == 302
    session.refresh_from_db()
    assert session.ends_at - session.starts_at == timedelta(minutes=40)
