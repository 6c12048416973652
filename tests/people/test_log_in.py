"""Logging in: every page of it answers in both languages; two steps for those who act for the community."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from allauth.usersessions.models import UserSession
from django.test import Client

from musikfaellesskabet.people.adapter import coarse
from tests.cast import PASSWORD, appoint, code_of, person

pytestmark = pytest.mark.django_db

OPEN = ["login/", "signup/", "password/reset/", "password/reset/done/", "password/reset/key/done/", "confirm-email/"]
OWN = [
    "logout/",
    "email/",
    "password/change/",
    "reauthenticate/",
    "2fa/",
    "2fa/totp/activate/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "sessions/",
]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("path", [*OPEN, "password/reset/key/x-y/", "confirm-email/x/"])
def test_page_for_those_outside_answers(path: str, language: str, client: Client) -> None:
    prefix = "/en" if language == "en" else ""
    response = client.get(f"{prefix}/konto/{path}")
    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()


def logged_in(client: Client, name: str = "Carla") -> None:
    person(name)
    client.post("/konto/login/", {"login": f"{name.lower()}@example.org", "password": PASSWORD})
    client.post("/konto/reauthenticate/", {"password": PASSWORD})


@pytest.mark.parametrize("path", OWN)
def test_page_for_oneself_answers(path: str, client: Client) -> None:
    logged_in(client)
    assert client.get(f"/konto/{path}").status_code == 200


@pytest.mark.parametrize("path", OWN)
def test_page_for_oneself_asks_a_stranger_to_log_in(path: str, client: Client) -> None:
    response = client.get(f"/konto/{path}")
    assert response.status_code == 302


def test_pages_hold_nothing_inline(client: Client) -> None:
    logged_in(client)
    for path in OWN:
        text = client.get(f"/konto/{path}").content.decode()
        assert [word for word in (" style=", " onclick=", "javascript:", "data:image") if word in text] == []


def test_wrong_password_lets_nobody_in_and_the_right_one_does(client: Client) -> None:
    person("Carla")
    client.post("/konto/login/", {"login": "carla@example.org", "password": "forkert kode"})
    assert "_auth_user_id" not in client.session
    response = client.post("/konto/login/", {"login": "carla@example.org", "password": PASSWORD})
    assert response.headers["Location"] == "/min-side/"
    assert "_auth_user_id" in client.session


def test_second_step_is_asked_for_and_a_wrong_code_is_refused(client: Client) -> None:
    astrid = appoint(person("Astrid"))
    response = client.post("/konto/login/", {"login": "astrid@example.org", "password": PASSWORD})
    assert response.headers["Location"] == "/konto/2fa/authenticate/"
    assert client.get("/konto/2fa/authenticate/").status_code == 200
    client.post("/konto/2fa/authenticate/", {"code": "000000"})
    assert "_auth_user_id" not in client.session
    client.post("/konto/2fa/authenticate/", {"code": code_of(astrid)})
    assert "_auth_user_id" in client.session


def test_authenticator_secret_lies_encrypted() -> None:
    appoint(person("Astrid"))
    kept = Authenticator.objects.get().data["secret"]
    assert kept != decrypt(kept)
    assert len(decrypt(kept)) == 32


def test_changing_the_address_asks_for_the_password_again(client: Client) -> None:
    client.force_login(person("Carla"))
    response = client.post("/konto/email/", {"action_add": "", "email": "ny@example.org"})
    assert response.headers["Location"].startswith("/konto/reauthenticate/")


@pytest.mark.parametrize(
    ("address", "kept"),
    [("192.0.2.77", "192.0.2.0"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1::")],
)
def test_kept_network_address_is_coarse(address: str, kept: str) -> None:
    assert coarse(address) == kept


def test_session_list_keeps_the_coarse_address(client: Client) -> None:
    logged_in(client)
    client.get("/min-side/")
    assert UserSession.objects.get().ip == "127.0.0.0"


def test_key_of_another_is_not_to_be_found(client: Client) -> None:
    astrid = appoint(person("Astrid"))
    theirs = Authenticator.objects.create(user=astrid, type="webauthn", data={"name": "Nøgle", "credential": {}})
    logged_in(client)
    for verb in ("edit", "remove"):
        assert client.get(f"/konto/2fa/webauthn/keys/{theirs.pk}/{verb}/").status_code == 404
        assert client.post(f"/konto/2fa/webauthn/keys/{theirs.pk}/{verb}/").status_code == 404
