"""«Min side»: what is held about me, who looked, and what I can change."""

import json
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from musikfaellesskabet.actors.actions import end_seat, invite_to_seat, send_suggestion
from musikfaellesskabet.actors.models import SeatRole
from musikfaellesskabet.people import ledger, register, sections
from musikfaellesskabet.people.actions.appointments import appoint_person
from musikfaellesskabet.people.actions.consents import give_consent
from musikfaellesskabet.people.models import LedgerEntry, Role, User
from musikfaellesskabet.people.wording import label_of
from tests.actors.cast import actor, seat
from tests.cast import NOW, PASSWORD, appoint, person
from tests.letters.cast import letter
from tests.people.everything import someone_with_everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def carla(client: Client) -> User:
    carla = person("Carla")
    client.post("/konto/login/", {"login": carla.email, "password": PASSWORD})
    return carla


def tables_of(client: Client) -> dict[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = client.get("/min-side/mine-data.json").json()["tables"]
    return tables


def models_to_read() -> set[str]:
    """Every model of the register that has something to read and belongs to accounts."""
    told = {
        model
        for model, fields in register.personal_models().items()
        if any(field.visibility is not register.Level.SECRET for field in fields)
    }
    nobodys = {model for model in register.models_without_account() if register.finder_of(model) is None}
    return {model._meta.label for model in told - nobodys}


def test_export_has_every_table_about_me(client: Client) -> None:
    client.force_login(someone_with_everything())
    assert set(tables_of(client)) == models_to_read()


def test_export_has_nothing_about_others(carla: User, client: Client) -> None:
    david = person("David")
    give_consent(carla, purpose="portrait", by=carla, language="da", now=NOW)
    appoint_person(david, role=Role.SECRETARIAT, by=person("Astrid"), reason="David er ny", now=NOW)
    letter(david.email)
    send_suggestion(actor(), text="Hej", email=david.email, sender="", by=david, now=NOW)
    seat(actor("Salen"), david)
    invite_to_seat(actor("Laden"), email=david.email, role=SeatRole.EDITOR, by=person("Bo"), now=NOW)
    tables = tables_of(client)
    assert sorted(tables) == [
        "account.EmailAddress",
        "people.Consent",
        "people.LedgerEntry",
        "people.User",
        "usersessions.UserSession",
    ]
    assert tables["people.User"][0]["email"] == "carla@example.org"
    assert [row["verb"] for row in tables["people.LedgerEntry"]] == ["consent-given"]
    assert "david" not in json.dumps(tables).lower()


def test_letters_invitations_and_tips_are_found_by_every_confirmed_address(carla: User, client: Client) -> None:
    EmailAddress.objects.create(user=carla, email="carla@huset.example", verified=True)
    EmailAddress.objects.create(user=carla, email="david@example.org", verified=False)
    huset, bo = actor(), person("Bo")
    addresses = ["carla@example.org", "carla@huset.example", "david@example.org"]
    for to in addresses:
        letter(to)
        invite_to_seat(huset, email=to, role=SeatRole.EDITOR, by=bo, now=NOW)
        send_suggestion(huset, text="Hej", email=to.title(), sender=to, by=None, now=NOW)
    tables = tables_of(client)
    assert {row["email"] for row in tables["actors.Invitation"]} == set(addresses[:2])
    assert {row["email"].lower() for row in tables["actors.Suggestion"]} == set(addresses[:2])
    assert {row["to"] for row in tables["letters.Delivery"]} == set(addresses[:2])


def test_invitations_that_i_sent_are_mine_too(carla: User, client: Client) -> None:
    invite_to_seat(actor(), email="bo@example.org", role=SeatRole.EDITOR, by=carla, now=NOW)
    assert [row["email"] for row in tables_of(client)["actors.Invitation"]] == ["bo@example.org"]


def test_link_in_a_letter_is_not_shown_to_whoever_holds_the_session(carla: User, client: Client) -> None:
    letter(carla.email, text="https://huset.example/nyt-kodeord/hemmelig-noegle")
    assert len(tables_of(client)["letters.Delivery"]) == 1
    pages = [client.get(f"/min-side/{path}").content.decode() for path in ("mine-data/", "mine-data.json")]
    assert ["hemmelig-noegle" in page for page in pages] == [False, False]


def test_what_others_did_with_what_is_mine_is_there(carla: User, client: Client) -> None:
    astrid, huset = person("Astrid"), actor()
    seat(huset, astrid)
    end_seat(seat(huset, carla), by=astrid, now=NOW)
    end_seat(seat(huset, person("David"), SeatRole.EDITOR), by=astrid, now=NOW)
    appoint_person(carla, role=Role.SECRETARIAT, by=None, reason="Ny", now=NOW)
    ledger.record_look(carla, by=astrid, fields=["email"], reason="Sag 12", now=NOW)
    invite_to_seat(huset, email=carla.email, role=SeatRole.EDITOR, by=astrid, now=NOW)
    found = [(row["verb"], row["by"]) for row in tables_of(client)["people.LedgerEntry"]]
    assert found == [
        ("seat-ended", astrid.pk),
        ("person-appointed", None),
        ("person-looked-at", astrid.pk),
        ("seat-offered", astrid.pk),
    ]


def test_page_says_what_belongs_to_no_account(carla: User, client: Client) -> None:
    assert [model._meta.label for model in register.models_without_account()] == [
        "actors.KitFile",
        "actors.LineupMember",
        "needs.Need",
        "signups.GuardianConsent",
    ]
    text = client.get("/min-side/mine-data/").content.decode()
    names = "billeder og optagelser i artistmapper, Navne i besætninger, behov, forældres samtykker"
    assert f"hører ikke til en konto og står ikke her: {names}." in text


def test_every_field_that_one_reads_has_a_word() -> None:
    machine = [
        field.key
        for model, fields in register.personal_models().items()
        for field in fields
        if field.visibility is not register.Level.SECRET
        and "_" in field.name
        and label_of(model, field.name) == field.name.replace("_", " ")
    ]
    assert machine == []


def test_export_never_holds_secrets(carla: User, client: Client) -> None:
    appoint(carla)
    text = client.get("/min-side/mine-data.json").content.decode()
    tables = json.loads(text)["tables"]
    assert "mfa.Authenticator" in tables
    secrets = [field for field in register.all_fields() if field.visibility is register.Level.SECRET]
    assert {"people.user.password", "mfa.authenticator.data"} <= {field.key for field in secrets}
    assert [field.key for field in secrets if any(field.name in row for row in tables.get(field.model, []))] == []
    assert carla.password not in text


def test_same_data_can_be_read_as_a_page(carla: User, client: Client) -> None:
    text = client.get("/min-side/mine-data/").content.decode()
    assert "carla@example.org" in text
    assert carla.password not in text


def test_i_see_who_looked_at_what_and_why(carla: User, client: Client) -> None:
    ledger.record_look(carla, by=person("Astrid"), fields=["email"], reason="Ansøgning om Gimle", now=NOW)
    text = client.get("/min-side/").content.decode()
    assert [word for word in ("Astrid", "email", "Ansøgning om Gimle") if word not in text] == []


def test_i_do_not_see_who_looked_at_another(carla: User, client: Client) -> None:
    ledger.record_look(person("David"), by=person("Astrid"), fields=["email"], reason="Noget andet", now=NOW)
    assert "Noget andet" not in client.get("/min-side/").content.decode()


@pytest.mark.parametrize(("before", "after"), [("15_17", "adult"), ("adult", "15_17")])
def test_age_group_moves_by_what_the_person_says(client: Client, before: str, after: str) -> None:
    carla = person("Carla")
    User.objects.filter(pk=carla.pk).update(age_band=before, age_method="demo")
    client.force_login(carla)
    client.post("/min-side/konto/", {"display_name": "Carla", "language": "da", "age_band": after})
    carla.refresh_from_db()
    assert (carla.age_band, carla.age_method) == (after, "stated")
    entry = LedgerEntry.objects.latest("number")
    assert (entry.verb, entry.fields, entry.reason) == ("account-update", ["age_band"], "")


def test_group_too_young_for_an_account_is_told_what_to_do(client: Client) -> None:
    client.force_login(carla := person("Carla"))
    before = carla.age_band
    page = client.post("/min-side/konto/", {"display_name": "Carla", "language": "da", "age_band": "13_14"})
    [said] = page.context["form"].errors["age_band"]
    carla.refresh_from_db()
    assert (page.status_code, "fyldt 15" in said, carla.age_band) == (422, True, before)


def test_name_and_language_are_saved_with_one_ledger_entry(carla: User, client: Client) -> None:
    for _ in range(2):
        client.post("/min-side/konto/", {"display_name": "Carla C.", "language": "en"})
    carla.refresh_from_db()
    assert (carla.display_name, carla.language) == ("Carla C.", "en")
    entry = LedgerEntry.objects.get()
    assert (entry.verb, entry.fields) == ("account-update", ["display_name", "language"])


def test_unknown_language_is_refused(carla: User, client: Client) -> None:
    response = client.post("/min-side/konto/", {"display_name": "Carla", "language": "xx"})
    carla.refresh_from_db()
    assert (response.status_code, carla.language, LedgerEntry.objects.count()) == (422, "da", 0)


@pytest.mark.parametrize("path", ["", "mine-data/", "mine-data.json", "slet/"])
def test_stranger_is_asked_to_log_in(path: str, client: Client) -> None:
    response = client.get(f"/min-side/{path}")
    assert response.headers["Location"].startswith("/konto/login/?next=/min-side/")


def test_other_subjects_add_sections(carla: User, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sections, "_sections", {})
    sections.register(sections.Section("a", "Mine pladser", "people/_too_young.html", lambda user, now: {"years": 99}))
    sections.register(sections.Section("b", "Tom", "people/_too_young.html", lambda user, now: {}))
    text = client.get("/min-side/").content.decode()
    assert ["Mine pladser" in text, ">Tom<" in text] == [True, False]
    with pytest.raises(ValueError, match="already"):
        sections.register(sections.Section("a", "", "", lambda user, now: {}))


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", ["/tillid", "/was", "/slettet/"])
def test_open_page_answers(prefix: str, path: str, client: Client) -> None:
    assert client.get(prefix + path).status_code == 200


def test_trust_page_names_every_declared_purpose(client: Client) -> None:
    text = client.get("/tillid").content.decode().replace("&#x27;", "'")
    assert [field.key for field in register.all_fields() if str(field.purpose) not in text] == []
