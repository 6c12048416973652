"""What changes how somebody gets in leaves an entry: of the account, by its person, with names of fields only."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.mail import EmailMessage
from django.test import Client

from musikfaellesskabet.people.models import LedgerEntry, User
from tests.cast import PASSWORD, appoint, code_of, person
from tests.people.test_sign_up import FORM

pytestmark = pytest.mark.django_db(transaction=True)

NEW = "en anden lang sætning om blæst"


def told() -> list[tuple[str, list[str], str]]:
    """Verb, fields and reason of every entry; each is Carla's own about her own account."""
    carla = User.objects.get()
    entries = LedgerEntry.objects.order_by("number")
    assert {(one.by_id, one.subject_kind, one.subject_id) for one in entries} <= {
        (carla.pk, "people.user", str(carla.pk))
    }
    return list(entries.values_list("verb", "fields", "reason"))


def link_in(letter: EmailMessage, part: str) -> str:
    found = re.search(rf"https?://[^/]+(/\S*{part}\S*)", str(letter.body))
    assert found is not None
    return found[1]


@pytest.fixture
def carla(client: Client) -> User:
    carla = person("Carla")
    client.post("/konto/login/", {"login": carla.email, "password": PASSWORD})
    return carla


def test_account_that_is_made(client: Client, mailoutbox: list[EmailMessage]) -> None:
    client.post("/konto/signup/", FORM)
    client.post(link_in(mailoutbox[0], "confirm-email"))
    assert EmailAddress.objects.get().verified
    assert told() == [("account-created", ["age_band", "display_name", "language"], "")]


def test_account_that_is_refused_leaves_nothing(client: Client) -> None:
    client.post("/konto/signup/", FORM | {"age_band": "under_13"})
    assert LedgerEntry.objects.count() == 0


def test_changed_password(carla: User, client: Client) -> None:
    words = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/konto/password/change/", words | {"oldpassword": "forkert"})
    assert told() == []
    client.post("/konto/password/change/", words)
    assert told() == [("account-password-changed", ["password"], "")]


def test_password_by_a_link(client: Client, mailoutbox: list[EmailMessage]) -> None:
    person("Carla")
    client.post("/konto/password/reset/", {"email": "carla@example.org"})
    assert told() == []
    form = client.get(link_in(mailoutbox[0], "reset/key"), follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert told() == [("account-password-reset", ["password"], "")]


def test_changed_address(carla: User, client: Client, mailoutbox: list[EmailMessage]) -> None:
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    client.post("/konto/email/", {"action_add": "", "email": "ny@example.org"})
    assert told() == []
    client.post(link_in(mailoutbox[-1], "confirm-email"))
    assert User.objects.get().email == "ny@example.org"
    assert told() == [("account-email-changed", ["email"], "")]


def test_added_step_and_its_codes(carla: User, client: Client) -> None:
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/konto/2fa/totp/activate/").context["form"].secret
    code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
    client.post("/konto/2fa/totp/activate/", {"code": code})
    assert Authenticator.objects.count() == 2
    assert sorted(told()) == [("account-step-added", [], "recovery_codes"), ("account-step-added", [], "totp")]


def test_new_codes_and_removed_step(client: Client) -> None:
    carla = appoint(person("Carla"))
    client.post("/konto/login/", {"login": carla.email, "password": PASSWORD})
    client.post("/konto/2fa/authenticate/", {"code": code_of(carla)})
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    client.post("/konto/2fa/recovery-codes/generate/")
    assert told() == [("account-step-renewed", [], "recovery_codes")]
    client.post("/konto/2fa/totp/deactivate/")
    assert Authenticator.objects.count() == 0
    assert sorted(told()[1:]) == [("account-step-removed", [], "recovery_codes"), ("account-step-removed", [], "totp")]


def test_logging_in_leaves_nothing(carla: User) -> None:
    assert told() == []
