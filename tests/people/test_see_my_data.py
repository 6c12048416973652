"""«Min side»: what is held about me, who looked, and what I can change."""

import json

import pytest
from django.test import Client

from musikfaellesskabet.people import ledger, register, sections
from musikfaellesskabet.people.actions.consents import give_consent
from musikfaellesskabet.people.models import LedgerEntry, User
from tests.cast import NOW, PASSWORD, appoint, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def carla(client: Client) -> User:
    carla = person("Carla")
    client.post("/konto/login/", {"login": carla.email, "password": PASSWORD})
    return carla


def test_export_has_every_table_about_me_and_nothing_about_others(carla: User, client: Client) -> None:
    person("David")
    give_consent(carla, purpose="portrait", by=carla, language="da", now=NOW)
    tables = json.loads(client.get("/min-side/mine-data.json").content)["tables"]
    assert sorted(tables) == [
        "account.EmailAddress",
        "people.Consent",
        "people.LedgerEntry",
        "people.User",
        "usersessions.UserSession",
    ]
    assert tables["people.User"][0]["email"] == "carla@example.org"
    assert "david" not in json.dumps(tables).lower()


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
