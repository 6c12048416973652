"""Consent: given and withdrawn by oneself, never by a flag, and what holds now is read from the rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from musikfaellesskabet.people import ledger
from musikfaellesskabet.people.actions.consents import (
    ConsentRefused,
    GuardianNeeded,
    give_consent,
    withdraw_consent,
)
from musikfaellesskabet.people.models import AgeBand, Consent, LedgerEntry, User
from musikfaellesskabet.people.purposes import PURPOSES, Purpose
from musikfaellesskabet.people.queries import choices_of
from tests.cast import NOW, person


def give(who: User, purpose: str = "portrait", days: int = 0) -> Consent:
    return give_consent(who, purpose=purpose, by=who, language="da", now=NOW + timedelta(days=days))


def withdraw(who: User, purpose: str = "portrait", days: int = 0) -> Consent:
    return withdraw_consent(who, purpose=purpose, by=who, language="da", now=NOW + timedelta(days=days))


@pytest.mark.django_db
class TestRule:
    def test_yes_holds_until_no_and_can_be_said_again(self) -> None:
        carla = person("Carla")
        held = [choices_of(carla, NOW)]
        for day, act in enumerate([give, withdraw, give]):
            act(carla, days=day)
            held.append(choices_of(carla, NOW + timedelta(days=day)))
        yes, no = frozenset({"portrait"}), frozenset[str]()
        assert held == [no, yes, no, yes]
        assert [one.act for one in Consent.objects.all()] == ["given", "withdrawn", "given"]

    def test_yes_said_twice_is_one_yes(self, monkeypatch: pytest.MonkeyPatch, portrait: Purpose) -> None:
        carla = person("Carla")
        first = give(carla)
        assert give(carla, days=1) == first
        assert (Consent.objects.count(), LedgerEntry.objects.count()) == (1, 1)
        monkeypatch.setitem(PURPOSES, "portrait", replace(portrait, text="En anden tekst."))
        assert give(carla, days=2) != first

    def test_yes_runs_out(self) -> None:
        carla = person("Carla")
        expires_at = give(carla).expires_at
        assert expires_at == NOW + timedelta(days=365)
        assert choices_of(carla, expires_at - timedelta(seconds=1)) == {"portrait"}
        assert choices_of(carla, expires_at) == frozenset()

    def test_text_that_was_read_is_known_by_its_hash(self) -> None:
        carla = person("Carla")
        assert give(carla).text_hash == PURPOSES["portrait"].text_hash("da")
        assert PURPOSES["portrait"].text_hash("da") != PURPOSES["portrait"].text_hash("en")

    def test_nobody_says_yes_for_another(self) -> None:
        carla, david = person("Carla"), person("David")
        for act in (give_consent, withdraw_consent):
            with pytest.raises(ConsentRefused):
                act(carla, purpose="portrait", by=david, language="da", now=NOW)
        assert Consent.objects.count() == 0

    def test_unknown_purpose_and_taking_back_nothing_are_refused(self) -> None:
        carla = person("Carla")
        with pytest.raises(ConsentRefused):
            give(carla, "sell_my_data")
        with pytest.raises(ConsentRefused):
            withdraw(carla)

    @pytest.mark.parametrize(("band", "may"), [("", False), ("under_13", False), ("13_14", False), ("15_17", True)])
    def test_below_the_age_limit_a_guardian_is_needed(self, band: str, may: bool) -> None:
        carla = person("Carla", age_band=band)
        if may:
            assert give(carla).act == "given"
        else:
            with pytest.raises(GuardianNeeded):
                give(carla)

    def test_each_act_leaves_one_ledger_entry(self) -> None:
        carla = person("Carla")
        give(carla)
        withdraw(carla)
        assert list(LedgerEntry.objects.values_list("verb", "by")) == [
            ("consent-given", carla.pk),
            ("consent-withdrawn", carla.pk),
        ]

    def test_changed_consent_is_found(self) -> None:
        carla = person("Carla")
        give(carla)
        call_command("ledger", "verify")
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("DROP TRIGGER people_consent_no_UPDATE")
            else:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("ALTER TABLE people_consent DISABLE TRIGGER USER")
            cursor.execute("UPDATE people_consent SET purpose = 'news_by_mail'")
        assert ledger.verify_consents().breaks[0].number == 1
        with pytest.raises(CommandError):
            call_command("ledger", "verify")


class TestFold(TestCase):
    @given(st.lists(st.sampled_from(["give", "withdraw"]), max_size=8))
    def test_what_holds_is_the_last_act(self, acts: list[str]) -> None:
        carla = person("Carla", age_band=AgeBand.FROM_15)
        holds = False
        for day, act in enumerate(acts):
            if act == "give":
                give(carla, days=day)
                holds = True
            elif holds:
                withdraw(carla, days=day)
                holds = False
        assert ("portrait" in choices_of(carla, NOW + timedelta(days=20))) is holds


@pytest.mark.django_db
class TestDoor:
    def test_page_shows_what_was_said_and_takes_it_back(self, client: Client) -> None:
        carla = person("Carla")
        client.force_login(carla)
        held: Callable[[], list[str]] = lambda: list(Consent.objects.values_list("act", flat=True))  # noqa: E731
        client.post("/min-side/samtykke/portrait/", {"act": "give"})
        assert held() == ["given"]
        assert "Jeg siger nej igen" in client.get("/min-side/").content.decode()
        client.post("/min-side/samtykke/portrait/", {"act": "withdraw"})
        assert held() == ["given", "withdrawn"]

    @pytest.mark.parametrize("said", [{}, {"act": ""}, {"act": "GIVE"}, {"act": "ja"}])
    def test_neither_yes_nor_no_is_no_yes(self, said: dict[str, str], client: Client) -> None:
        client.force_login(person("Carla"))
        held = [Consent.objects.count()]
        for form in (said, {"act": "give"}):
            client.post("/min-side/samtykke/portrait/", form)
            held.append(Consent.objects.count())
        assert held == [0, 0, 1]

    def test_nobody_is_asked_for_what_makes_no_difference(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client.force_login(person("Carla"))
        asked = ["Det, du siger ja til" in client.get("/min-side/").content.decode()]
        monkeypatch.delitem(PURPOSES, "portrait")
        asked.append("Det, du siger ja til" in client.get("/min-side/").content.decode())
        assert (asked, PURPOSES) == ([True, False], {})

    def test_refusal_is_told_on_the_page(self, client: Client) -> None:
        client.force_login(person("Carla", age_band=AgeBand.FROM_13))
        response = client.post("/min-side/samtykke/portrait/", {"act": "give"}, follow=True)
        assert "Du er ikke gammel nok til selv at sige ja." in response.content.decode()
