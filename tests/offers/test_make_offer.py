"""Beginning an offer, changing what it says, copying last season's."""

from datetime import date

import pytest
from django.test import Client

from musikfaellesskabet.actors.models import SeatRole
from musikfaellesskabet.common.freshness import generation
from musikfaellesskabet.offers.actions import copy_offer, create_offer, edit_offer
from musikfaellesskabet.offers.actions.refusals import NotAnOwner, NotReady, OfferClosed
from musikfaellesskabet.offers.models import Offer
from musikfaellesskabet.offers.states import OfferState
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, person
from tests.offers.cast import put_up, stage

pytestmark = pytest.mark.django_db
FACTS = {"kind": "camp", "title_da": "Sommerlejr på øen", "price_dkk": 0}


def test_new_offer_is_a_draft_in_its_owners_name() -> None:
    huset, astrid = actor(), person("Astrid")
    before = generation()
    offer = create_offer(huset, facts={**FACTS, "stages": [stage(1)]}, by=astrid, now=NOW)
    owners = [(owner.actor, owner.accepted_at) for owner in offer.owners.all()]
    assert (offer.slug, offer.state, owners) == ("sommerlejr-paa-oeen", "draft", [(huset, NOW)])
    assert ([one.order for one in offer.stages.all()], verbs(), generation()) == ([1], ["offer-created"], before)


def test_second_offer_of_the_same_title_gets_an_address_of_its_own() -> None:
    huset, astrid = actor(), person("Astrid")
    slugs = [create_offer(huset, facts=FACTS, by=astrid, now=NOW).slug for _ in range(3)]
    assert slugs == ["sommerlejr-paa-oeen", "sommerlejr-paa-oeen-2", "sommerlejr-paa-oeen-3"]


def test_edit_writes_what_differs_and_the_public_sees_it() -> None:
    offer, astrid = put_up(actor()), person("Astrid")
    before = generation()
    changes = {"title_da": "Bandsøndag", "kind": "ensemble", "stages": [stage(3)]}
    assert edit_offer(offer, changes=changes, by=astrid, now=NOW) == ["title_da", "stages"]
    assert edit_offer(offer, changes=changes, by=astrid, now=NOW) == []
    offer.refresh_from_db()
    assert (offer.title_da, verbs(), generation()) == ("Bandsøndag", ["offer-edited"], before + 1)


def test_published_offer_keeps_what_everyone_must_know() -> None:
    offer, astrid = put_up(actor()), person("Astrid")
    with pytest.raises(NotReady) as refusal:
        edit_offer(offer, changes={"summary_da": "", "stages": []}, by=astrid, now=NOW)
    assert refusal.value.missing == ("summary_da", "stages")
    assert [one.order for one in Offer.objects.get().stages.all()] == [2]


def test_closed_offer_stands_as_it_was() -> None:
    offer = put_up(actor(), state=OfferState.CLOSED)
    with pytest.raises(OfferClosed):
        edit_offer(offer, changes={"title_da": "Nyt"}, by=person("Astrid"), now=NOW)


def test_copy_says_the_same_without_dates_and_deadline() -> None:
    huset, astrid = actor(), person("Astrid")
    offer = put_up(huset, state=OfferState.CLOSED, deadline=date(2099, 3, 1), bring="En guitar", price_dkk=50)
    copy = copy_offer(offer, owner=huset, by=astrid, now=NOW)
    told = (copy.slug, copy.state, copy.bring, int(copy.price_dkk or 0), copy.deadline, copy.published_at)
    assert told == ("bandloerdag-2", "draft", "En guitar", 50, None, None)
    assert (list(copy.stages.all()), copy.sessions.count()) == ([stage()], 0)
    assert verbs() == ["offer-created", "offer-copied"]


def test_copy_in_the_name_of_one_who_is_only_asked_is_refused() -> None:
    offer, other = put_up(actor()), actor("Et andet hus")
    offer.owners.create(actor=other)
    with pytest.raises(NotAnOwner):
        copy_offer(offer, owner=other, by=person("Astrid"), now=NOW)


def test_editor_makes_one_on_the_page_and_lands_at_its_dates(client: Client) -> None:
    huset, bo = actor(), person("Bo")
    seat(huset, bo, SeatRole.EDITOR)
    client.force_login(bo)
    form = {"kind": "workshop", "title_da": "Skriv en sang", "price_dkk": "49,50", "stages": [stage(1).pk]}
    answer = client.post("/aktoerer/huset/tilbud/nyt/", form)
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/tilbud/skriv-en-sang/datoer/")
    assert float(Offer.objects.get().price_dkk or 0) == 49.5


def test_ages_that_cannot_be_are_told_and_nothing_is_lost(client: Client) -> None:
    huset, bo = actor(), person("Bo")
    seat(huset, bo)
    client.force_login(bo)
    form = {"kind": "workshop", "title_da": "Skriv en sang", "age_from": 18, "age_to": 13}
    answer = client.post("/aktoerer/huset/tilbud/nyt/", form)
    text = answer.content.decode()
    assert (answer.status_code, Offer.objects.count()) == (422, 0)
    assert ("Den yngste alder kan ikke være højere end den ældste." in text, "Skriv en sang" in text) == (True, True)
