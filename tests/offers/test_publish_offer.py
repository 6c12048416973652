"""From draft to published to closed: by the page, with what is asked for first."""

import pytest
from django.test import Client

from musikfaellesskabet.common.moves import MoveRefused
from musikfaellesskabet.offers.actions import close_offer, publish_offer
from musikfaellesskabet.offers.actions.refusals import NotReady
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.search.models import Document
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, person
from tests.offers.cast import SOON, date, put_up

pytestmark = pytest.mark.django_db


def found() -> list[str]:
    return list(Document.objects.filter(source="offer").values_list("path", flat=True))


def test_published_offer_is_found_and_listed(client: Client) -> None:
    offer = put_up(actor(), state=OfferState.DRAFT)
    assert (client.get("/tilbud/bandloerdag/").status_code, found()) == (404, [])
    publish_offer(offer, by=person("Astrid"), now=NOW)
    assert (client.get("/tilbud/bandloerdag/").status_code, found()) == (200, ["/tilbud/bandloerdag/"])
    assert [line.offer for line in client.get("/tilbud/").context["lines"]] == [offer]
    assert (offer.published_at, verbs()) == (NOW, ["offer-published"])


def test_closed_offer_leaves_the_list_and_the_search_but_keeps_its_page(client: Client) -> None:
    offer, astrid = put_up(actor(), state=OfferState.DRAFT), person("Astrid")
    publish_offer(offer, by=astrid, now=NOW)
    close_offer(offer, by=astrid, now=NOW)
    assert (client.get("/tilbud/").context["lines"], found(), verbs()[-1]) == ([], [], "offer-closed")
    assert "Tilbuddet er lukket." in client.get("/tilbud/bandloerdag/").content.decode()


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"at": None}, ("sessions",)),
        ({"at": NOW.replace(year=2020)}, ("sessions",)),
        ({"summary_da": ""}, ("summary_da",)),
    ],
)
def test_offer_without_what_everyone_must_know_is_not_published(facts: dict[str, object], missing: object) -> None:
    offer = put_up(actor(), state=OfferState.DRAFT, **facts)  # type: ignore[arg-type]
    with pytest.raises(NotReady) as refusal:
        publish_offer(offer, by=person("Astrid"), now=NOW)
    assert (refusal.value.missing, Offer.objects.get().state, verbs()) == (missing, "draft", [])


def test_offer_without_a_stage_or_with_only_a_date_called_off_is_not_published() -> None:
    offer = put_up(actor(), state=OfferState.DRAFT, at=None)
    date(offer, SOON, cancelled_at=NOW)
    offer.stages.clear()
    with pytest.raises(NotReady) as refusal:
        publish_offer(offer, by=person("Astrid"), now=NOW)
    assert refusal.value.missing == ("stages", "sessions")
    assert str(refusal.value.message) == (
        "Tilbuddet mangler noget, før det kan udgives. Vælg mindst ét trin. Læg mindst én dato op, som ikke er forbi."
    )


@pytest.mark.parametrize(
    ("move", "state"),
    [
        (publish_offer, OfferState.PUBLISHED),
        (publish_offer, OfferState.CLOSED),
        (close_offer, OfferState.DRAFT),
        (close_offer, OfferState.CLOSED),
    ],
)
def test_move_from_elsewhere_is_refused(move: object, state: OfferState) -> None:
    offer = put_up(actor(), state=state)
    with pytest.raises(MoveRefused):
        move(offer, by=person("Astrid"), now=NOW)  # type: ignore[operator]
    assert Offer.objects.get().state == state


def test_buttons_publish_and_close(client: Client) -> None:
    huset, astrid = actor(), person("Astrid")
    seat(huset, astrid)
    client.force_login(astrid)
    offer = put_up(huset, state=OfferState.DRAFT)
    assert "Udgiv tilbuddet" in client.get("/tilbud/bandloerdag/").content.decode()
    states = []
    for verb in ("udgiv", "luk"):
        client.post(f"/tilbud/bandloerdag/{verb}/")
        offer.refresh_from_db()
        states.append(offer.state)
    assert states == ["published", "closed"]
