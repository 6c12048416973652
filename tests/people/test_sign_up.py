"""Making an account: open about age, silent about others, and a letter before it opens."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from musikfaellesskabet.common import throttle_gate
from musikfaellesskabet.common.throttle import DAY
from musikfaellesskabet.people.models import AgeBand, AgeLimit, User
from tests.cast import PASSWORD, person

pytestmark = pytest.mark.django_db

FORM = {"email": "carla@example.org", "password1": PASSWORD, "display_name": "Carla", "age_band": "adult"}


def test_adult_makes_an_account_that_opens_by_letter(client: Client, mailoutbox: list[EmailMessage]) -> None:
    response = client.post("/konto/signup/", FORM)
    assert (response.status_code, response.headers["Location"]) == (302, "/konto/confirm-email/")
    carla = User.objects.get()
    assert (carla.email, carla.display_name, carla.age_band, carla.age_method, carla.language) == (
        "carla@example.org",
        "Carla",
        "adult",
        "stated",
        "da",
    )
    [letter] = mailoutbox
    assert (letter.to, letter.subject) == (["carla@example.org"], "Bekræft din e-mail")
    link = next(word for word in str(letter.body).split() if "/konto/confirm-email/" in word)
    path = "/" + link.split("/", 3)[3]
    assert client.get(path).status_code == 200
    assert EmailAddress.objects.get().verified is False
    client.post(path)
    assert EmailAddress.objects.get().verified is True


@pytest.mark.parametrize("band", ["under_13", "13_14"])
def test_child_is_told_what_to_do_and_nothing_is_kept(
    band: str, client: Client, mailoutbox: list[EmailMessage]
) -> None:
    response = client.post("/konto/signup/", FORM | {"age_band": band})
    text = response.content.decode()
    assert "Du er velkommen, men ikke med en konto endnu" in text
    assert "carla@example.org" not in text
    assert (User.objects.count(), mailoutbox) == (0, [])


@pytest.mark.parametrize("band", ["15_17", "adult"])
def test_who_is_old_enough_gets_an_account(band: str, client: Client) -> None:
    client.post("/konto/signup/", FORM | {"age_band": band})
    assert User.objects.get().age_band == band


def test_age_must_be_stated(client: Client) -> None:
    response = client.post("/konto/signup/", FORM | {"age_band": ""})
    assert (response.status_code, User.objects.count()) == (200, 0)


@pytest.mark.parametrize(
    ("day", "years"),
    [("2017-01-01", 18), ("2018-05-25", 13), ("2023-12-31", 13), ("2024-01-01", 15)],
)
def test_age_limit_comes_from_the_dated_table(day: str, years: int) -> None:
    assert AgeLimit.objects.years_at(date.fromisoformat(day)) == years


def test_thirteen_was_enough_before_2024(client: Client) -> None:
    with time_machine.travel("2023-06-01T10:00:00Z", tick=False):
        client.post("/konto/signup/", FORM | {"age_band": "13_14"})
    assert User.objects.count() == 1


def test_without_a_table_only_adults_make_accounts(client: Client) -> None:
    AgeLimit.objects.all().delete()
    client.post("/konto/signup/", FORM | {"age_band": "15_17"})
    assert User.objects.count() == 0
    client.post("/konto/signup/", FORM)
    assert User.objects.count() == 1


@given(st.sampled_from(list(AgeBand)), st.dates(date(2018, 5, 25), date(2040, 1, 1)))
def test_nobody_below_the_limit_of_the_day_is_in_a_band_that_passes(band: AgeBand, day: date) -> None:
    limit = 15 if day >= date(2024, 1, 1) else 13
    assert (band.lowest_age >= limit) is (band not in {AgeBand.UNDER_13, *([AgeBand.FROM_13] if limit == 15 else [])})


def answers(client: Client, path: str, form: dict[str, str]) -> tuple[int, str, bytes]:
    response = client.post(path, form)
    return response.status_code, response.headers.get("Location", ""), response.content


@pytest.mark.parametrize(
    ("path", "form"), [("/konto/signup/", FORM), ("/konto/password/reset/", {"email": "carla@example.org"})]
)
def test_page_does_not_tell_whether_an_account_is_there(
    path: str, form: dict[str, str], mailoutbox: list[EmailMessage]
) -> None:
    unknown = answers(Client(), path, form | {"email": "ukendt@example.org"})
    person("Carla")
    assert answers(Client(), path, form) == unknown
    assert sorted(letter.to[0] for letter in mailoutbox) == ["carla@example.org", "ukendt@example.org"]


def test_log_in_gives_the_same_answer_for_wrong_password_and_unknown_address() -> None:
    person("Carla")
    texts = []
    for email in ("carla@example.org", "ukendt@example.org"):
        response = Client().post("/konto/login/", {"login": email, "password": "forkert"})
        errors = response.context["form"].non_field_errors()
        texts.append((response.status_code, [str(error) for error in errors]))
    assert texts[0] == texts[1]
    assert len(texts[0][1]) == 1


def test_too_many_tries_at_one_account_are_stopped_whatever_the_worker() -> None:
    person("Carla")
    answers = [
        Client().post("/konto/login/", {"login": "carla@example.org", "password": "x"}).status_code for _ in range(11)
    ]
    assert answers == [200] * 10 + [429]
    other = Client().post("/konto/login/", {"login": "david@example.org", "password": "x"})
    assert other.status_code == 200


GUESSING = "Vi stopper her, så ingen kan gætte sig ind på din konto."
MISUSE = "Vi stopper her, så formularen ikke kan misbruges."


@pytest.mark.parametrize(
    ("path", "name", "form", "why"),
    [
        ("/konto/login/", "account_login", {"login": "carla@example.org", "password": "x"}, GUESSING),
        ("/konto/signup/", "account_signup", {"email": "carla@example.org"}, MISUSE),
    ],
)
def test_stopped_visitor_is_told_when_to_come_back_and_why(
    path: str, name: str, form: dict[str, str], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(throttle_gate._rules, name, [(1, DAY, "address")])
    with time_machine.travel(datetime(2026, 11, 23, 23, 50, tzinfo=UTC), tick=False):
        Client().post(path, form)
        response = Client().post(path, form)
    text = response.content.decode()
    assert (response.status_code, response.headers["Retry-After"]) == (429, "600")
    assert "Vent til kl. 01.00, og prøv igen." in text
    assert [reason for reason in (GUESSING, MISUSE) if reason in text] == [why]


def test_english_visitor_gets_an_english_account_and_letter(client: Client, mailoutbox: list[EmailMessage]) -> None:
    client.post("/en/konto/signup/", FORM)
    assert (User.objects.get().language, mailoutbox[0].subject) == ("en", "Confirm your e-mail")
