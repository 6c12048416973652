"""The office: who may enter, what waits there, and what each decision does."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from musikfaellesskabet.actors.models import Actor, Claim, Kind, Proposal, Seat, Suggestion
from musikfaellesskabet.common.freshness import generation
from musikfaellesskabet.common.text import slug_of, sort_key
from musikfaellesskabet.knowledge.models import FormatFamily, Origin, Practice
from musikfaellesskabet.office.quality import Keys, doubtful, kept, unchecked
from musikfaellesskabet.office.queries import longest_waiting, pairs_to_look_at, proposed
from musikfaellesskabet.people.models import LedgerEntry, User
from musikfaellesskabet.people.queries import looks_at
from musikfaellesskabet.region.actions import UnknownChoice, decide_conflict
from musikfaellesskabet.region.loading import load
from musikfaellesskabet.region.models import ImportConflict, Stage
from tests.cast import NOW, appoint, person, sign_in
from tests.region.test_load_region import edit, isles

__all__ = ["isles"]

PAGES = ["", "anmodninger/", "nye-aktoerer/", "tips/", "dubletter/", "usikre/", "ikke-tjekket/", "konflikter/"]
PAGES += ["skjulte/", "tilbud/"]


def actor(name: str, **fields: object) -> Actor:
    return Actor.objects.create(
        kind=Kind.VENUE, name=name, slug=slug_of(name), sort_name=sort_key(name), confidence="high", **fields
    )


def practice(name: str, **fields: object) -> Practice:
    more = {"origin": Origin.LOCAL, "format_family": FormatFamily.COURSE, "summary_da": "Et kor.", **fields}
    return Practice.objects.create(name=name, slug=slug_of(name), sort_name=sort_key(name), **more)


def claim_of(venue: Actor, claimant: User) -> Claim:
    return Claim.objects.create(actor=venue, claimant=claimant, reason="Jeg driver stedet.", submitted_at=NOW)


def rows(keys: Keys) -> list[object]:
    return [one.row for one in kept((name, pk) for name, pk, _sort_name in keys)]


@pytest.fixture
def astrid(db: None) -> User:
    return appoint(person("Astrid"))


@pytest.fixture
def office(astrid: User, client: Client) -> Client:
    sign_in(client, astrid)
    return client


@pytest.mark.parametrize("page", PAGES)
def test_office_is_there_for_the_secretariat_only(astrid: User, client: Client, page: str) -> None:
    address = f"/kontor/{page}"
    visitor = client.get(address).status_code
    sign_in(client, person("David"))
    outsider = client.get(address).status_code
    sign_in(client, astrid)
    assert (visitor, outsider, client.get(address).status_code) == (302, 404, 200)


@pytest.mark.parametrize("page", PAGES)
def test_office_speaks_english(office: Client, page: str) -> None:
    assert "The office" in office.get(f"/en/kontor/{page}").content.decode()


def test_the_front_names_who_has_waited_longest_first(office: Client) -> None:
    first, second = actor("Bølgebryderen"), actor("Fyrtårnet")
    claim_of(second, person("Carla"))
    Suggestion.objects.create(actor=first, text="De har flyttet.", sent_at=NOW - timedelta(days=3))
    assert [case.name for case in longest_waiting()] == ["Bølgebryderen", "Fyrtårnet"]
    page = office.get("/kontor/").content.decode()
    assert page.index("Bølgebryderen") < page.index("Fyrtårnet")
    assert ("tip om en aktør" in page, "tips om aktører" in page) == (True, False)


def test_claim_of_a_page_with_an_owner_says_so(office: Client) -> None:
    venue, owner = actor("Bølgebryderen"), person("Bo")
    claim_of(venue, person("Carla"))
    before = office.get("/kontor/anmodninger/").content.decode()
    Seat.objects.create(actor=venue, user=owner, role="owner", since=NOW - timedelta(days=1))
    after = office.get("/kontor/anmodninger/").content.decode()
    assert ["Har en ejer" in page for page in (before, after)] == [False, True]
    assert ["Siden har ingen ejer." in page for page in (before, after)] == [True, False]


def test_proposal_of_what_is_listed_already_shows_it(office: Client) -> None:
    venue = actor("Bølgebryderen")
    for name in ("Bølgebryderne", "Noget helt andet"):
        Proposal.objects.create(name=name, kind=Kind.VENUE, claimant=person(name[:3]), reason="Nyt", submitted_at=NOW)
    assert [one.alike for one in proposed(10)] == [[venue], []]
    assert office.get("/kontor/nye-aktoerer/").content.decode().count(venue.get_absolute_url()) == 1


def test_tip_shows_what_it_is_about_and_whom_to_ask(office: Client) -> None:
    tip = {"text": "Vi har fået et flygel.", "field": "founded", "email": "nogen@example.org"}
    Suggestion.objects.create(actor=actor("Bølgebryderen"), sent_at=NOW, **tip)
    page = office.get("/kontor/tips/").content.decode()
    assert ("mailto:nogen@example.org" in page, "Om hvornår den er grundlagt" in page) == (True, True)


def test_claimant_can_see_that_the_office_has_seen_the_address(office: Client) -> None:
    carla = person("Carla")
    claim_of(actor("Bølgebryderen"), carla)
    assert looks_at(carla) == []
    for _ in range(2):
        office.get("/kontor/anmodninger/")
    seen = [(one.by, one.what, one.reason) for one in looks_at(carla)]
    assert seen == [("Astrid", ["e-mail"], "En sag, som sekretariatet har.")]


def test_way_to_the_office_is_shown_to_those_who_work_there(astrid: User, client: Client) -> None:
    found = []
    for someone in (None, person("David"), astrid):
        if someone:
            sign_in(client, someone)
        found.append('href="/kontor/"' in client.get("/aktoerer/").content.decode())
    assert found == [False, False, True]


def test_claim_is_accepted_with_one_press(office: Client) -> None:
    venue, carla = actor("Bølgebryderen"), person("Carla")
    claim = claim_of(venue, carla)
    page = office.get("/kontor/anmodninger/").content.decode()
    assert ("Bølgebryderen" in page, "carla@example.org" in page) == (True, True)
    response = office.post(f"/kontor/anmodninger/{claim.pk}/", {"decision": "accept"})
    claim.refresh_from_db()
    assert (response.status_code, claim.state, venue.seats.get().user) == (302, "accepted", carla)


def test_claim_refused_without_a_reason_stays_open(office: Client) -> None:
    claim = claim_of(actor("Bølgebryderen"), person("Carla"))
    office.post(f"/kontor/anmodninger/{claim.pk}/", {"decision": "refuse", "reason": ""})
    claim.refresh_from_db()
    assert claim.state == "submitted"


@pytest.mark.parametrize("decision", [{}, {"decision": "Accept"}, {"decision": "x"}])
def test_only_the_two_words_decide_a_request(office: Client, decision: dict[str, str]) -> None:
    carla, terms = person("Carla"), {"reason": "x", "submitted_at": NOW}
    asked = [
        ("anmodninger", claim_of(actor("Bølgebryderen"), carla)),
        ("nye-aktoerer", Proposal.objects.create(claimant=carla, name="Fyrtårnet", kind=Kind.VENUE, **terms)),
    ]
    answers = [office.post(f"/kontor/{page}/{one.pk}/", {**decision, "reason": "Nej."}) for page, one in asked]
    states = []
    for page, one in asked:
        one.refresh_from_db()
        states.append(one.state)
        office.post(f"/kontor/{page}/{one.pk}/", {"decision": "refuse", "reason": "Nej."})
        one.refresh_from_db()
        states.append(one.state)
    assert ([answer.status_code for answer in answers], states) == ([400, 400], ["submitted", "refused"] * 2)


def test_checked_today_takes_the_actor_off_the_list(office: Client) -> None:
    venue, today = actor("Bølgebryderen", checked_on=None), timezone.localdate()
    before = (rows(unchecked(today)), generation())
    office.post(f"/kontor/tjekket/aktoer/{venue.slug}/")
    assert (before[0], rows(unchecked(today)), generation() > before[1]) == ([venue], [], True)
    assert LedgerEntry.objects.get(subject_id=str(venue.pk)).verb == "actor-checked"


def test_practice_nobody_has_looked_at_is_on_the_list_until_someone_does(office: Client) -> None:
    one = practice("Åben øver", checked_on=None, confidence="low")
    page = office.get("/kontor/ikke-tjekket/").content.decode()
    office.post(f"/kontor/tjekket/metode/{one.slug}/")
    assert ("Åben øver" in page, rows(unchecked(timezone.localdate())), rows(doubtful())) == (True, [], [one])
    assert LedgerEntry.objects.get(subject_id=str(one.pk)).verb == "practice-checked"


def test_source_that_bears_it_out_takes_the_unsure_off_the_list(office: Client) -> None:
    venue, method = actor("Bølgebryderen", source="https://avis.example"), practice("Åben øver", confidence="low")
    Actor.objects.filter(pk=venue.pk).update(confidence="low")
    form = {"list": "office-doubtful", "source": "https://kommune.example/scener"}
    assert set(rows(doubtful())) == {venue, method}
    for nothing in (" ", "Mette, 2012 3456"):
        office.post(f"/kontor/tjekket/aktoer/{venue.slug}/", form | {"source": nothing})
    assert set(rows(doubtful())) == {venue, method}
    for path in (f"aktoer/{venue.slug}", f"metode/{method.slug}"):
        office.post(f"/kontor/tjekket/{path}/", form)
    assert rows(doubtful()) == []
    venue.refresh_from_db()
    assert (venue.source, venue.confidence) == ("https://avis.example ; https://kommune.example/scener", "high")


def test_other_kinds_of_rows_cannot_be_checked(office: Client) -> None:
    venue = actor("Bølgebryderen")
    assert office.post(f"/kontor/tjekket/kommune/{venue.slug}/").status_code == 404


@pytest.mark.django_db
def test_a_year_old_check_is_too_old_and_a_younger_one_is_not() -> None:
    today = date(2026, 11, 23)
    old = actor("Gammelt hus", checked_on=today - timedelta(days=366))
    actor("Nyt hus", checked_on=today - timedelta(days=365))
    assert rows(unchecked(today)) == [old]


@pytest.mark.django_db
def test_low_and_unstated_confidence_are_doubtful() -> None:
    sure, low, unstated = actor("Sikkert"), actor("Lavt"), actor("Uden")
    Actor.objects.filter(pk=low.pk).update(confidence="low")
    Actor.objects.filter(pk=unstated.pk).update(confidence="unknown")
    assert (set(rows(doubtful())), sure.confidence) == ({low, unstated}, "high")


def test_duplicates_are_merged_and_the_other_way_round(office: Client) -> None:
    one, other = actor("Bølgebryderen"), actor("Bølgebryderne")
    office.post(f"/kontor/dubletter/{one.pk}/{other.pk}/", {"decision": "second"})
    one.refresh_from_db()
    assert one.merged_into == other


@pytest.mark.parametrize("decision", ["first", "second"])
def test_the_page_refuses_to_merge_with_an_actor_of_ones_own(astrid: User, office: Client, decision: str) -> None:
    one, other = actor("Bølgebryderen"), actor("Bølgebryderne")
    Seat.objects.create(actor=other, user=astrid, role="owner", since=NOW - timedelta(days=1))
    answer = office.post(f"/kontor/dubletter/{one.pk}/{other.pk}/", {"decision": decision}, follow=True)
    assert "Du kan ikke afgøre din egen sag." in answer.content.decode()
    assert Actor.objects.filter(merged_into=None).count() == 2


def test_pair_told_apart_is_not_shown_again(office: Client) -> None:
    one, other = actor("Bølgebryderen"), actor("Bølgebryder")
    assert len(pairs_to_look_at()) == 1
    for _ in range(2):
        office.post(f"/kontor/dubletter/{other.pk}/{one.pk}/", {"decision": "apart"})
    assert (pairs_to_look_at(), LedgerEntry.objects.filter(verb="actors-told-apart").count()) == ([], 1)


def test_decision_that_the_page_does_not_offer_is_a_bad_request(office: Client) -> None:
    one, other = actor("Bølgebryderen"), actor("Bølgebryder")
    assert office.post(f"/kontor/dubletter/{one.pk}/{other.pk}/", {"decision": "x"}).status_code == 400


@pytest.fixture
def conflict(isles: Path) -> ImportConflict:
    """The harbour, renamed here and in the file."""
    load(isles)
    Stage.objects.filter(slug="havn").update(da="Lystbådehavn")
    edit(isles, "stages.csv", "Havn,Harbour", "Fiskerihavn,Harbour")
    load(isles)
    return ImportConflict.objects.get()


@pytest.mark.parametrize(("choice", "expected"), [("keep", "Lystbådehavn"), ("take", "Fiskerihavn")])
def test_decided_conflict_is_not_asked_again(
    office: Client, isles: Path, conflict: ImportConflict, choice: str, expected: str
) -> None:
    assert "Lystbådehavn" in office.get("/kontor/konflikter/").content.decode()
    office.post(f"/kontor/konflikter/{conflict.pk}/", {"decision": choice})
    again = load(isles)
    assert (again.updated, again.conflicts, Stage.objects.get(slug="havn").da) == (0, [], expected)
    assert LedgerEntry.objects.latest("number").verb == f"conflict-{choice}"


def test_conflict_without_a_choice_stays_open(astrid: User, conflict: ImportConflict) -> None:
    with pytest.raises(UnknownChoice):
        decide_conflict(conflict, choice="", by=astrid, now=NOW)
    assert ImportConflict.objects.get().decided_at is None


@pytest.mark.parametrize("address", ["/kontor/", "/kontor/ikke-tjekket/"])
def test_never_checked_is_said_apart_from_checked_long_ago(office: Client, address: str) -> None:
    actor("Nyt hus", checked_on=timezone.localdate())
    actor("Gammelt hus", checked_on=date(2020, 1, 1))
    for name in ("Bølgebryderen", "Fyrtårnet"):
        actor(name, checked_on=None)
    page = office.get(address).content.decode()
    said = "2 er aldrig tjekket; resten af de 3 er tjekket for over et år siden."
    assert (said in page, page.count("<dd>Aldrig</dd>")) == (True, 0 if address == "/kontor/" else 2)
    Actor.objects.get(name="Gammelt hus").delete()
    assert "Ingen af dem er nogensinde tjekket." in office.get(address).content.decode()
