"""Those who take care of an offer open its sign-up, see who is on it, change its places and take someone off."""

import pytest
from django.test import Client
from django.utils import timezone

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.offers.states import OfferState
from musikfaellesskabet.signups.models import SignUp, SignUpSheet
from tests.actors.cast import actor, seat, verbs
from tests.cast import person, sign_in
from tests.offers.cast import put_up
from tests.signups.cast import last_letter_to, sheet_at, signed_up

pytestmark = pytest.mark.django_db
LIST = "/tilbud/bandloerdag/tilmeldinger/"
TERMS = {"places": "4", "last_day": "2098-12-31", "last_hour": "", "hours_to_answer": "24"}


@pytest.fixture
def astrid(client: Client) -> Client:
    """Signed in, and owner of the house."""
    astrid = person("Astrid")
    seat(actor(), astrid)
    return sign_in(client, astrid)


def house() -> Actor:
    return Actor.objects.get()


def test_opened_sheet_shows_its_places_to_everyone(astrid: Client) -> None:
    put_up(house(), age_from=15)
    page = Client().get("/tilbud/bandloerdag/").content.decode()
    assert "/tilmeld/" not in page
    assert astrid.post(LIST, TERMS).status_code == 302
    page = Client().get("/tilbud/bandloerdag/").content.decode()
    assert all(
        words in page for words in ("4 ledige pladser", "1. januar 2099 kl. 00.00", "/tilbud/bandloerdag/tilmeld/")
    )
    assert verbs() == ["sign-up-opened"]
    form = astrid.get(LIST).context["form"]
    assert [form[name].value() for name in ("places", "last_hour", "hours_to_answer")] == [4, None, 24]
    assert str(form["last_day"].value()) == "2098-12-31"


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"age_from": 14}, "to voksne"),
        ({"age_from": None}, "fra hvilken alder"),
        ({"age_from": 15, "join_url": "https://example.org"}, "en anden side"),
    ],
)
def test_where_it_cannot_open_the_page_says_why(astrid: Client, facts: dict[str, object], why: str) -> None:
    put_up(house(), **facts)
    page = astrid.get(LIST).content.decode()
    assert (why in page, 'name="places"' in page) == (True, False)
    refused = astrid.post(LIST, TERMS)
    assert (refused.status_code, SignUpSheet.objects.count(), verbs()) == (422, 0, [])


def test_more_places_let_the_next_in_and_fewer_than_taken_are_refused(astrid: Client) -> None:
    sheet = sheet_at(house(), places=1)
    for name in ("Carla", "Bo"):
        signed_up(sheet, name, at=timezone.now())
    assert "Venteliste: 1" in Client().get("/tilbud/bandloerdag/").content.decode()
    assert astrid.post(LIST, TERMS | {"places": "2"}).status_code == 302
    assert "Der er en plads til dig." in last_letter_to("Bo").text
    assert "Fuldt" in Client().get("/tilbud/bandloerdag/").content.decode()
    assert astrid.post(LIST, TERMS | {"places": "1"}).status_code == 422
    sheet.refresh_from_db()
    assert (sheet.places, sheet.hours_to_answer, verbs()) == (2, 24, ["sign-up-changed"])


def test_list_stands_in_order_without_addresses_and_whoever_is_taken_off_is_told(astrid: Client) -> None:
    sheet = sheet_at(house(), places=1)
    carla, _bo = (signed_up(sheet, name, at=timezone.now()) for name in ("Carla", "Bo"))
    page = astrid.get(LIST).content.decode()
    rows = page.partition("<tbody>")[2]
    assert 0 < rows.index("Carla") < rows.index("Bo")
    assert "@example.net" not in page
    assert astrid.post(f"{LIST}{carla.pk}/meld-fra/").status_code == 302
    astrid.post(f"{LIST}{carla.pk}/meld-fra/")
    assert [one.state for one in SignUp.objects.all()] == ["cancelled", "held"]
    assert "Arrangøren har meldt dig fra" in last_letter_to("Carla").text
    assert (verbs(), Delivery.objects.count()) == (["sign-up-cancelled"], 4)


def test_draft_can_be_opened_and_takes_nobody_until_it_is_published(astrid: Client) -> None:
    put_up(house(), state=OfferState.DRAFT, age_from=15)
    assert astrid.post(LIST, TERMS).status_code == 302
    said = {"name": "Carla", "email": "carla@example.net", "size": "1", "of_age": "on"}
    assert Client().post("/tilbud/bandloerdag/tilmeld/", said).status_code == 404
    assert (astrid.post("/tilbud/bandloerdag/tilmeld/", said).status_code, SignUp.objects.count()) == (422, 0)
