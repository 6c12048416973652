"""Passers-by tell what they know; bands and associations join; institutions go by the office."""

import re

import pytest
from django.test import Client

from musikfaellesskabet.actors.actions import (
    accept_proposal,
    close_suggestion,
    create_actor,
    propose_actor,
    refuse_proposal,
    send_suggestion,
    withdraw_proposal,
)
from musikfaellesskabet.actors.actions.refusals import NeedsReview, NotYours, OwnCase
from musikfaellesskabet.actors.models import Actor, Kind, Proposal, Seat, Suggestion
from musikfaellesskabet.actors.queries import proposals_to_decide, suggestions_to_read
from musikfaellesskabet.actors.queries.asking import topics_for
from musikfaellesskabet.common.throttle import TooMany
from musikfaellesskabet.letters.models import Delivery
from tests.actors.cast import actor, room, verbs
from tests.cast import NOW, person
from tests.offers.cast import put_up

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("about", ["room-²", "room-", "room-9" + "0" * 30, "offer-9" + "0" * 30, "room--1", "²"])
def test_address_that_names_nothing_still_asks(client: Client, about: str) -> None:
    actor()
    page = client.get("/aktoerer/huset/fortael/", {"om": about})
    assert (page.status_code, page.context["subject"]) == (200, "")


def test_tips_name_what_is_their_own_actors_only() -> None:
    huset, other = actor(), actor("Fyrtårnet")
    fields = [f"room-{room(huset).pk}", f"room-{room(other).pk}", f"offer-{put_up(huset).pk}"]
    told = [(one, field) for one in (huset, other) for field in fields]
    assert [topic.words for topic in topics_for([(huset, "founded"), *told])] == [
        "hvornår den er grundlagt",
        "rummet Salen",
        "",
        "tilbuddet «Bandlørdag»",
        "",
        "rummet Salen",
        "",
    ]


def test_passer_by_tells_without_account_or_cookie(client: Client) -> None:
    salen = room(actor())
    path = f"/aktoerer/huset/fortael/?om=room-{salen.pk}"
    page = client.get(path)
    assert ("rummet Salen" in page.content.decode(), dict(page.cookies)) == (True, {})
    assert client.post(path, {"text": ""}).status_code == 422
    answer = client.post(path, {"text": "Der er et flygel.", "source": "Jeg spillede der."})
    assert dict(answer.cookies) == {}
    told = Suggestion.objects.get()
    assert (told.field, told.text, told.email) == (f"room-{salen.pk}", "Der er et flygel.", "")
    assert (list(suggestions_to_read()), verbs()) == ([told], ["suggestion-sent"])


def test_sixth_suggestion_in_an_hour_from_one_address_is_refused() -> None:
    huset = actor()
    for number in range(5):
        send_suggestion(huset, text=f"{number}", sender="192.0.2.1", by=None, now=NOW)
    with pytest.raises(TooMany):
        send_suggestion(huset, text="6", sender="192.0.2.1", by=None, now=NOW)
    send_suggestion(huset, text="6", sender="192.0.2.2", by=None, now=NOW)
    assert Suggestion.objects.count() == 6


def test_closed_suggestion_forgets_its_senders_address() -> None:
    told = send_suggestion(actor(), text="x", email="a@example.org", sender="", by=None, now=NOW)
    close_suggestion(told, by=person("Astrid"), now=NOW)
    assert (Suggestion.objects.get().email, list(suggestions_to_read())) == ("", [])


def test_band_joins_at_once_with_its_maker_as_owner() -> None:
    carla = person("Carla")
    actor("Ravnene")
    band = create_actor(kind=Kind.ARTIST, name="Ravnene", town="Byen", by=carla, now=NOW)
    assert (band.slug, Seat.objects.get().user, Seat.objects.get().role) == ("ravnene-2", carla, "owner")
    assert sorted(fact.field for fact in band.facts.all()) == ["name", "subkind", "town"]
    assert verbs() == ["actor-created"]


@pytest.mark.parametrize("name", ["Ny", "Kort"])
def test_name_that_is_an_address_of_ours_gets_another(name: str) -> None:
    assert create_actor(kind=Kind.ARTIST, name=name, by=person("Carla"), now=NOW).slug == f"{name.lower()}-2"


def test_institution_cannot_start_itself() -> None:
    with pytest.raises(NeedsReview):
        create_actor(kind=Kind.VENUE, name="Huset", by=person("Carla"), now=NOW)
    assert Actor.objects.count() == 0


def test_sixth_new_actor_in_a_day_is_refused() -> None:
    carla = person("Carla")
    for number in range(5):
        create_actor(kind=Kind.ARTIST, name=f"Band {number}", by=carla, now=NOW)
    with pytest.raises(TooMany):
        create_actor(kind=Kind.ARTIST, name="Band 6", by=carla, now=NOW)


def test_accepted_proposal_lists_the_actor_with_its_proposer_as_owner() -> None:
    carla = person("Carla")
    proposal = propose_actor(kind=Kind.VENUE, name="Huset", reason="x", town="Byen", by=carla, now=NOW)
    assert list(proposals_to_decide()) == [proposal]
    made = accept_proposal(proposal, by=person("Astrid"), now=NOW)
    assert ((made.name, made.town), Seat.objects.get().user) == (("Huset", "Byen"), carla)
    assert (list(proposals_to_decide()), verbs()) == ([], ["proposal-submitted", "proposal-accepted"])


def test_refused_and_withdrawn_proposals_list_nothing() -> None:
    carla, astrid = person("Carla"), person("Astrid")
    first = propose_actor(kind=Kind.VENUE, name="Huset", reason="x", by=carla, now=NOW)
    second = propose_actor(kind=Kind.VENUE, name="Huset", reason="x", by=carla, now=NOW)
    refuse_proposal(first, by=astrid, reason="Det står her allerede.", now=NOW)
    with pytest.raises(NotYours):
        withdraw_proposal(second, by=astrid, now=NOW)
    with pytest.raises(OwnCase):
        accept_proposal(second, by=carla, now=NOW)
    withdraw_proposal(second, by=carla, now=NOW)
    assert (Actor.objects.count(), Delivery.objects.count()) == (0, 1)
    assert verbs() == ["proposal-submitted", "proposal-submitted", "proposal-refused", "proposal-withdrawn"]


def test_proposer_takes_the_proposal_back_by_the_page() -> None:
    carla, client = person("Carla"), Client(enforce_csrf_checks=True)
    proposal = propose_actor(kind=Kind.VENUE, name="Huset", reason="x", by=carla, now=NOW)
    address = f"/aktoerer/ny/{proposal.pk}/fortryd/"
    answers = []
    for who in (person("David"), carla, carla):
        client.force_login(who)
        page = client.get("/min-side/").content.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token is not None
        answers.append((address in page, client.post(address, {"csrfmiddlewaretoken": token[1]}).status_code))
    proposal.refresh_from_db()
    assert (answers, proposal.state) == ([(False, 404), (True, 302), (False, 404)], "withdrawn")
    assert verbs() == ["proposal-submitted", "proposal-withdrawn"]


def test_own_section_carries_the_token_of_its_form() -> None:
    carla, client = person("Carla"), Client()
    propose_actor(kind=Kind.VENUE, name="Huset", reason="x", by=carla, now=NOW)
    client.force_login(carla)
    page = client.get("/min-side/").content.decode()
    form = page[page.index("/fortryd/") :]
    assert "csrfmiddlewaretoken" in form[: form.index("</form>")]


def test_pages_tell_the_two_ways_apart(client: Client) -> None:
    assert client.get("/aktoerer/ny/")["Location"] == "/konto/login/?next=/aktoerer/ny/"
    client.force_login(person("Carla"))
    assert client.post("/aktoerer/ny/", {"kind": "venue", "name": "Huset"}).status_code == 422
    client.post("/aktoerer/ny/", {"kind": "venue", "name": "Huset", "reason": "Jeg er leder."})
    assert client.post("/aktoerer/ny/", {"kind": "artist", "name": "Ravnene"})["Location"] == "/aktoerer/ravnene/ret/"
    assert (Proposal.objects.get().name, Actor.objects.get().name) == ("Huset", "Ravnene")


def test_own_business_stands_on_my_page(client: Client) -> None:
    carla = person("Carla")
    create_actor(kind=Kind.ARTIST, name="Ravnene", by=carla, now=NOW)
    client.force_login(carla)
    assert "Ravnene" in client.get("/min-side/").content.decode()
