"""Two adults with a fresh certificate stand before an offer for the young opens; its caretakers and the office see."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from musikfaellesskabet.actors.models import Actor
from musikfaellesskabet.people.models import LedgerEntry
from musikfaellesskabet.signups.actions import name_adult
from musikfaellesskabet.signups.actions.refusals import AdultThere, AttestedWrongly
from musikfaellesskabet.signups.models import AdultInCharge, SignUpSheet
from musikfaellesskabet.signups.queries import is_safeguarded
from tests.actors.cast import actor, seat, verbs
from tests.cast import NOW, appoint, person, sign_in
from tests.offers.cast import SOON, put_up
from tests.signups.cast import adults_at, child_signed_up, sheet_for_children
from tests.sweeps import ONCE, around

pytestmark = pytest.mark.django_db
ADULTS, LIST = "/tilbud/bandloerdag/voksne/", "/tilbud/bandloerdag/tilmeldinger/"
TERMS = {"places": "4", "last_day": "", "last_hour": "", "hours_to_answer": "24"}
CANARY = "Kanariefugl"


@pytest.fixture
def astrid(client: Client) -> Client:
    """Signed in, and owner of the house."""
    astrid = person("Astrid")
    seat(actor(), astrid)
    return sign_in(client, astrid)


def named(name: str, on: date | None = None) -> dict[str, str]:
    return {"name": name, "attested_on": str(on or timezone.localdate()), "has_seen": "on"}


def test_offer_for_the_young_opens_with_two_adults_and_not_before(astrid: Client) -> None:
    put_up(Actor.objects.get(), age_from=10)
    for name, before in (("Mette", 422), ("Jonas", 422)):
        assert astrid.post(LIST, TERMS).status_code == before
        assert astrid.post(ADULTS, named(name)).status_code == 302
    assert (astrid.post(LIST, TERMS).status_code, SignUpSheet.objects.count()) == (302, 1)
    assert verbs() == ["adult-in-charge-named", "adult-in-charge-named", "sign-up-opened"]
    assert "Der er to voksne" in astrid.get(ADULTS).content.decode()


def test_with_one_adult_taken_off_nobody_signs_up_until_there_are_two_again(astrid: Client, client: Client) -> None:
    sheet_for_children(Actor.objects.get())
    form = "/tilbud/bandloerdag/tilmeld/barn/"
    assert "Tilmeldingen er lukket" not in Client().get(form).content.decode()
    gone = AdultInCharge.objects.get(name="Jonas")
    for _ in range(2):
        astrid.post(f"{ADULTS}{gone.pk}/fjern/")
    assert "Tilmeldingen er lukket" in Client().get(form).content.decode()
    assert verbs() == ["adult-in-charge-removed"]


@pytest.mark.parametrize(
    ("on", "counts"), [(date(2025, 11, 23), False), (date(2025, 11, 24), True), (date(2026, 11, 23), True)]
)
def test_certificate_counts_for_twelve_months(on: date, counts: bool) -> None:
    offer = put_up(actor(), age_from=10)
    adults_at(offer, "Mette", attested_on=on)
    adults_at(offer, "Jonas", attested_on=NOW.date())
    assert is_safeguarded(offer, NOW) is counts


@pytest.mark.parametrize(
    ("name", "on", "refusal"),
    [
        ("mette", NOW.date(), AdultThere),
        ("Jonas", NOW.date() + timedelta(days=1), AttestedWrongly),
        ("Jonas", date(2025, 11, 23), AttestedWrongly),
    ],
)
def test_same_adult_twice_and_impossible_days_are_refused(name: str, on: date, refusal: type[Exception]) -> None:
    offer, astrid = put_up(actor(), age_from=10), person("Astrid")
    name_adult(offer, name="Mette", attested_on=NOW.date(), by=astrid, now=NOW)
    with pytest.raises(refusal):
        name_adult(offer, name=name, attested_on=on, by=astrid, now=NOW)
    assert (AdultInCharge.objects.count(), verbs()) == (1, ["adult-in-charge-named"])


def test_only_caretakers_and_the_office_read_the_names_and_the_ledger_holds_none(astrid: Client) -> None:
    sheet = sheet_for_children(Actor.objects.get())
    astrid.post(ADULTS, named(CANARY))
    office, david = sign_in(Client(), appoint(person("Bo"))), sign_in(Client(), person("David"))
    seen = {
        who: CANARY in one.get(ADULTS).content.decode() for who, one in {"a": astrid, "o": office, "d": david}.items()
    }
    assert seen == {"a": True, "o": True, "d": False}
    assert (office.post(ADULTS, named("X")).status_code, david.get(ADULTS).status_code) == (403, 403)
    everywhere = "".join(Client().get(path).content.decode() for path in ("/tilbud/bandloerdag/", "/tilbud/", "/"))
    assert CANARY not in everywhere + str(list(LedgerEntry.objects.values()))
    child_signed_up(sheet, "Ida", "Carla", at=timezone.now())
    assert CANARY not in Client().get("/tilbud/bandloerdag/tilmeld/barn/").content.decode()


def test_names_go_a_year_after_the_last_date() -> None:
    adults_at(put_up(actor(), age_from=10), "Mette")
    assert around("adults-in-charge", (SOON + timedelta(hours=2)).replace(year=2100)) == ONCE
