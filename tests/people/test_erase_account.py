"""Erased means erased: no personal word remains in any table, and only ids stay in the ledger."""

import re
import time
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from musikfaellesskabet.actors.models import Claim
from musikfaellesskabet.actors.states import ClaimState
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.letters.models import Delivery
from musikfaellesskabet.people import ledger, register, register_checks
from musikfaellesskabet.people.actions.accounts import erase_account
from musikfaellesskabet.people.models import Appointment, Consent, LedgerEntry, Role, User
from tests.cast import NOW, PASSWORD, appoint, code_of, person, sign_in
from tests.letters.cast import letter
from tests.people.everything import CANARY, someone_with_everything

pytestmark = pytest.mark.django_db
WRITE = re.compile(r'(?:UPDATE|INSERT INTO|INSERT OR IGNORE INTO|DELETE FROM) "(\w+)"')


def test_person_of_the_test_has_a_row_in_every_table_about_people() -> None:
    someone_with_everything()
    empty = {model._meta.label for model in register.personal_models() if not model._base_manager.exists()}
    assert empty - {model._meta.label for model in register.models_without_account()} == set()


def tables_with_canary() -> list[str]:
    """Every table of the database that has the canary's name in any column, in any case."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  names from the database
            if any(CANARY.lower() in str(value).lower() for row in cursor.fetchall() for value in row):
                found.append(table)
    return found


def test_no_personal_word_remains_in_any_table() -> None:
    carla = someone_with_everything()
    before = set(tables_with_canary())
    assert {
        "account_emailaddress",
        "actors_claim",
        "actors_invitation",
        "actors_proposal",
        "actors_suggestion",
        "letters_delivery",
        "people_user",
        "socialaccount_socialaccount",
        "usersessions_usersession",
    } <= before
    erase_account(carla, by=carla, now=NOW + timedelta(days=1))
    assert tables_with_canary() == []


def test_canary_is_found_where_nobody_finds_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    carla = someone_with_everything()
    monkeypatch.setattr(register, "_finders", {})
    erase_account(carla, by=carla, now=NOW)
    assert sorted(tables_with_canary()) == ["actors_invitation", "actors_suggestion", "letters_delivery"]


@pytest.mark.parametrize("model", ["claim", "proposal"])
def test_canary_is_found_where_no_link_leads_to_it(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    key = f"actors.{model}.claimant"
    kept = replace(register.declared(key), erase=register.Erase.KEEP)
    monkeypatch.setitem(register._fields, key, kept)
    carla = someone_with_everything()
    erase_account(carla, by=carla, now=NOW)
    assert tables_with_canary() == [f"actors_{model}"]
    faults = [f"actors.{model}.{name}: no link leads to it" for name in ("answer", "reason")]
    assert register_checks.unreached() == faults


def test_every_value_to_be_emptied_is_reached() -> None:
    assert register_checks.unreached() == []


def test_claims_stay_as_numbers_without_words() -> None:
    carla = someone_with_everything()
    erase_account(carla, by=carla, now=NOW)
    rows = Claim.objects.values_list("claimant", "state", "reason", "answer")
    assert list(rows) == [(carla.pk, ClaimState.REFUSED, "", ""), (carla.pk, ClaimState.WITHDRAWN, "", "")]


def test_only_ids_stay_behind_and_the_chains_still_hold() -> None:
    carla = someone_with_everything()
    erase_account(carla, by=carla, now=NOW)
    carla.refresh_from_db()
    assert (carla.is_active, carla.erased_at, carla.display_name, carla.age_band) == (False, NOW, "", "")
    assert not carla.has_usable_password()
    assert LedgerEntry.objects.filter(verb="account-erase", by=carla, subject_id=str(carla.pk)).count() == 1
    assert Consent.objects.filter(subject=carla).count() == 1
    assert [verdict.holds for verdict in (ledger.verify(), ledger.verify_consents())] == [True, True]


def test_keys_sessions_and_appointments_end_at_once() -> None:
    carla = someone_with_everything()
    assert (Authenticator.objects.count(), Session.objects.count()) == (1, 1)
    erase_account(carla, by=carla, now=NOW)
    assert (Authenticator.objects.count(), Session.objects.count()) == (0, 0)
    assert Appointment.objects.current(NOW).count() == 0


LAST = ["people_chainhead", "people_ledgerentry", "signups_guardianconsent", "common_generation", "people_user"]


def written_last(user: User) -> list[str]:
    """The tables that erasing writes into once it comes to what everyone waits for, each once, in order."""
    with CaptureQueriesContext(connection) as captured:
        erase_account(user, by=user, now=NOW)
    writes = [WRITE.match(query["sql"]) for query in captured]
    tables = [found[1] for found in writes if found]
    start = min(tables.index(table) for table in ("people_chainhead", "common_generation"))
    return list(dict.fromkeys(tables[start:]))


def test_rows_come_first_and_what_everyone_waits_for_comes_last() -> None:
    assert written_last(someone_with_everything()) == LAST


@pytest.mark.parametrize("touched", ["ledger", "generation"])
def test_order_is_found_wrong_where_an_eraser_turns_it_round(touched: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def touch(user: User, now: datetime) -> list[register.Ending]:
        if touched == "ledger":
            ledger.record("seat-ended", by=None, subject=user, now=now)
        else:
            public_changed()
        return []

    monkeypatch.setattr(register, "_erasers", [touch, *register.erasers()])
    assert written_last(someone_with_everything()) != LAST


def test_letters_to_every_confirmed_address_go_and_to_no_other() -> None:
    """Whoever writes another's address on «Min side» must not make their letters disappear."""
    carla = person("Carla")
    EmailAddress.objects.create(user=carla, email="carla@huset.example", verified=True)
    EmailAddress.objects.create(user=carla, email="david@example.org", verified=False)
    for to in ("carla@example.org", "carla@huset.example", "david@example.org"):
        letter(to)
    erase_account(carla, by=carla, now=NOW)
    assert list(Delivery.objects.values_list("to", flat=True)) == ["david@example.org"]


def test_others_keep_what_is_theirs() -> None:
    carla, david = someone_with_everything(), person("David")
    erase_account(carla, by=carla, now=NOW)
    david.refresh_from_db()
    assert (david.email, david.display_name, david.is_active) == ("david@example.org", "David", True)


@pytest.mark.parametrize(("password", "status", "is_active"), [("forkert", 422, True), (PASSWORD, 302, False)])
def test_page_erases_by_the_right_password_only(password: str, status: int, is_active: bool, client: Client) -> None:
    carla = person("Carla")
    client.force_login(carla)
    assert client.get("/min-side/slet/").status_code == 200
    response = client.post("/min-side/slet/", {"proof": password})
    carla.refresh_from_db()
    assert (response.status_code, carla.is_active) == (status, is_active)
    assert ("_auth_user_id" in client.session) is is_active


def test_account_without_password_proves_itself_by_address(client: Client) -> None:
    carla = person("Carla")
    carla.set_unusable_password()
    carla.save()
    sign_in(client, carla)
    assert client.post("/min-side/slet/", {"proof": "david@example.org"}).status_code == 422
    assert client.post("/min-side/slet/", {"proof": "Carla@example.org"}).headers["Location"] == "/slettet/"
    assert client.get("/slettet/").status_code == 200


def test_every_link_to_a_person_says_what_erasing_does() -> None:
    for model in apps.get_models():
        for link in register.links_to_person(model):
            if link != "pk":
                assert register.declared(f"{model._meta.label_lower}.{link}").erase in register.Erase


def test_last_administrator_is_refused_and_stays_logged_in(client: Client) -> None:
    astrid, bo = appoint(person("Astrid"), Role.ADMINISTRATOR), appoint(person("Bo"), Role.ADMINISTRATOR)
    appoint(person("Carla"))
    User.objects.filter(pk=bo.pk).update(is_active=False)
    sign_in(client, astrid)
    response = client.post("/min-side/slet/", {"proof": PASSWORD})
    assert (response.status_code, "Du er den eneste administrator." in response.content.decode()) == (422, True)
    assert client.get("/min-side/").status_code == 200
    User.objects.filter(pk=bo.pk).update(is_active=True)
    assert client.post("/min-side/slet/", {"proof": PASSWORD}).headers["Location"] == "/slettet/"


def test_operator_may_erase_the_last_administrator() -> None:
    astrid = appoint(person("Astrid"), Role.ADMINISTRATOR)
    erase_account(astrid, by=None, now=NOW)
    assert User.objects.get(pk=astrid.pk).erased_at == NOW


def test_whoever_has_two_steps_shows_the_second_before_erasing(client: Client) -> None:
    sign_in(client, astrid := appoint(person("Astrid")), steps=1)
    for _again in range(2):
        response = client.post("/min-side/slet/", {"proof": PASSWORD})
        assert response.headers["Location"] == "/konto/2fa/reauthenticate/?next=%2Fmin-side%2Fslet%2F"
        client.post("/konto/reauthenticate/", {"password": PASSWORD})
    client.post("/konto/2fa/reauthenticate/", {"code": code_of(astrid)})
    assert client.post("/min-side/slet/", {"proof": PASSWORD}).headers["Location"] == "/slettet/"


def test_second_step_of_an_hour_ago_is_asked_for_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(client, appoint(person("Astrid")))
    assert client.get("/min-side/slet/").status_code == 200
    hour = time.time() + 3600
    monkeypatch.setattr("musikfaellesskabet.people.steps.time.time", lambda: hour)
    assert client.get("/min-side/slet/").status_code == 302


def test_session_without_password_or_authenticator_logs_in_anew_before_erasing(client: Client) -> None:
    carla = person("Carla")
    carla.set_unusable_password()
    carla.save()
    client.force_login(carla)
    response = client.get("/min-side/slet/", follow=True)
    assert response.redirect_chain == [("/min-side/", 302)]
    assert "Log ud og ind igen først." in response.content.decode()
