"""The secretariat closes what others have put up: with a reason, and a letter to those it concerns."""

import pytest
from django.test import Client
from django.utils import timezone

from musikfaellesskabet.actors.models import SeatRole, Suggestion
from musikfaellesskabet.common.moves import MoveRefused
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.offers.actions import stop_offer
from musikfaellesskabet.offers.actions.refusals import ReasonMissing
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.people.models import LedgerEntry
from musikfaellesskabet.search.models import Document
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, appoint, person, sign_in
from tests.offers.cast import put_up

pytestmark = pytest.mark.django_db
WHY = {"reason": "Et tilbud til børn skal have et sted, man kan ringe til.", "contact": "kontor@example.org"}


def test_secretariat_closes_with_a_reason_and_caretakers_get_a_letter(client: Client) -> None:
    huset, other, office = actor(), actor("Et andet hus"), appoint(person("Astrid"))
    offer = put_up(huset)
    offer.owners.create(actor=other)  # only asked: has no say, and hears nothing
    for name, of, role in (("Bo", huset, SeatRole.OWNER), ("Carla", huset, SeatRole.EDITOR), ("Eva", huset, "member")):
        seat(of, person(name), SeatRole(role))
    seat(other, person("David"))
    sign_in(client, office)
    page = client.get("/tilbud/bandloerdag/").content.decode()
    assert ("/tilbud/bandloerdag/stands/" in page, "/tilbud/bandloerdag/luk/" in page) == (True, False)
    answer = client.post("/tilbud/bandloerdag/stands/", WHY)
    assert (answer.status_code, Offer.objects.get().state, verbs()) == (302, "closed", ["offer-stopped"])
    letters = Delivery.objects.order_by("to")
    assert [letter.to for letter in letters] == ["bo@example.org", "carla@example.org"]
    assert all(word in letters[0].text for word in (*WHY.values(), "/tilbud/bandloerdag/"))
    assert letters[0].subject == "Om noget, I har lagt op"
    entry = LedgerEntry.objects.get()
    assert (entry.by, entry.reason) == (office, WHY["reason"])
    assert "Tilbuddet er lukket." in Client().get("/tilbud/bandloerdag/").content.decode()
    assert (Client().get("/tilbud/").context["lines"], Document.objects.filter(source="offer").count()) == ([], 0)


@pytest.mark.parametrize("missing", ["reason", "contact"])
def test_without_a_reason_or_somewhere_to_answer_it_stays_open(client: Client, missing: str) -> None:
    huset, office = actor(), appoint(person("Astrid"))
    offer = put_up(huset)
    seat(huset, person("Bo"))
    sign_in(client, office)
    assert client.post("/tilbud/bandloerdag/stands/", WHY | {missing: " "}).status_code == 422
    with pytest.raises(ReasonMissing):
        stop_offer(offer, **(WHY | {missing: " "}), by=office, now=NOW)
    assert (Offer.objects.get().state, verbs()) == ("published", [])


@pytest.mark.parametrize("state", [OfferState.DRAFT, OfferState.CLOSED])
def test_only_what_everyone_can_see_is_stopped(state: OfferState) -> None:
    offer = put_up(actor(), state=state)
    with pytest.raises(MoveRefused):
        stop_offer(offer, **WHY, by=appoint(person("Astrid")), now=NOW)
    assert Offer.objects.get().state == state


def test_each_reads_the_letter_in_their_own_language() -> None:
    huset = actor()
    for name, language in (("Bo", "da"), ("Carla", "en")):
        seat(huset, person(name, language=language))
    stop_offer(put_up(huset), **WHY, by=appoint(person("Astrid")), now=NOW)
    assert sorted(Delivery.objects.values_list("language", "subject")) == [
        ("da", "Om noget, I har lagt op"),
        ("en", "About something you have put up"),
    ]


def test_offer_nobody_cares_for_waits_at_the_office_and_is_closed_there(client: Client) -> None:
    huset, other, bo, office = actor(), actor("Et andet hus"), person("Bo"), appoint(person("Astrid"))
    for of, user, role in ((huset, bo, "owner"), (huset, person("Eva"), "member"), (other, person("Carla"), "editor")):
        seat(of, user, SeatRole(role))
    offer = put_up(huset)
    put_up(huset, "Kladde", OfferState.DRAFT)
    put_up(other, "Nabokor").owners.create(actor=huset, accepted_at=NOW)
    sign_in(client, office)

    def waiting() -> list[Offer]:
        return list(client.get("/kontor/tilbud/").context["offers"])

    before = waiting()
    erase_account(bo, by=bo, now=timezone.now())
    assert (before, waiting()) == ([], [offer])
    page = client.get("/tilbud/bandloerdag/stands/")
    assert list(page.context["form"].fields) == ["reason"]
    client.post("/tilbud/bandloerdag/stands/", {"reason": "Ingen tager telefonen."})
    assert (waiting(), Offer.objects.get(slug="bandloerdag").state) == ([], "closed")
    assert not Delivery.objects.filter(about="offer").exists()


def test_anyone_tells_the_office_that_something_is_wrong_with_an_offer(client: Client) -> None:
    offer, visitor = put_up(actor()), Client()
    link = f"/aktoerer/huset/fortael/?om=offer-{offer.pk}"
    assert link in visitor.get("/tilbud/bandloerdag/").content.decode()
    assert "tilbuddet «Bandlørdag»" in visitor.get(link).content.decode()
    answer = visitor.post(link, {"text": "Der står en privat adresse."})
    assert (dict(answer.cookies), Suggestion.objects.get().field) == ({}, f"offer-{offer.pk}")
    sign_in(client, appoint(person("Astrid")))
    page = client.get("/kontor/tips/").content.decode()
    assert all(
        word in page for word in ("tilbuddet «Bandlørdag»", "Der står en privat adresse.", "/tilbud/bandloerdag/")
    )


@pytest.mark.parametrize("about", ["offer-", "offer-x", "offer-999999", "offer-9" + "0" * 30, "session-1"])
def test_telling_of_an_offer_that_is_not_there_asks_of_the_actor(client: Client, about: str) -> None:
    put_up(actor(), "Kladde", OfferState.DRAFT)
    page = client.get("/aktoerer/huset/fortael/", {"om": about})
    assert (page.status_code, page.context["subject"]) == (200, "")
