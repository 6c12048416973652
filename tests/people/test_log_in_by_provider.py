"""Logging in by an OpenID Connect provider, through the real pages and against a provider that can lie."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from musikfaellesskabet.people.models import LedgerEntry, User
from musikfaellesskabet.people.oidc import answer
from tests.cast import PASSWORD, appoint, code_of, person
from tests.oidc import CLIENT, SECRET, Provider, running_provider

pytestmark = pytest.mark.django_db
CARLA = {"sub": "c-1", "email": "carla@example.org", "email_verified": True, "name": "Carla Canary"}
FORM = {"email": "carla@example.org", "display_name": "Carla", "age_band": "adult"}
LOGIN = "/konto/oidc/oidc/login/"


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    """The setting on, and a provider behind it at which Carla logs in."""
    with running_provider() as running:
        app: dict[str, Any] = {"provider_id": "oidc", "name": "Kommunen", "client_id": CLIENT, "secret": SECRET}
        app["settings"] = {"server_url": running.address}
        one = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**one, "APPS": [app]}}
        running.person = dict(CARLA)
        yield running


def sent_on(client: Client, path: str = LOGIN) -> str:
    """The address at the provider that our page sends the browser to."""
    text = client.post(path).content.decode()
    [address] = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)"', text)
    return unescape(address)


def came_back(client: Client, path: str = LOGIN) -> Any:
    """The whole round: out to the provider, back with its code. Returns our answer."""
    at_provider = requests.get(sent_on(client, path), allow_redirects=False, timeout=5)
    return client.get(at_provider.headers["Location"].removeprefix("http://testserver"))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def went_to(response: Any) -> tuple[int, str]:
    return response.status_code, response.headers.get("Location", "")


def acts_of(user: User) -> list[tuple[str, str]]:
    """Verb and reason of what the person has done, in order."""
    return list(LedgerEntry.objects.filter(by=user).order_by("number").values_list("verb", "reason"))


def test_setting_puts_a_button_on_the_log_in_page(client: Client, provider: Provider) -> None:
    text = client.get("/konto/login/").content.decode()
    assert re.findall(r'href="(/konto/oidc/[^"]+)">([^<]+)<', text) == [(LOGIN + "?process=login", "Kommunen")]
    page = client.get(LOGIN)
    assert (page.status_code, "Fortsæt til Kommunen" in page.content.decode()) == (200, True)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", [LOGIN, LOGIN + "callback/", LOGIN + "callback/?code=x&state=y"])
def test_without_the_setting_there_is_no_door(path: str, method: str, client: Client) -> None:
    assert getattr(client, method)(path).status_code == 404
    assert "/konto/oidc/" not in client.get("/konto/login/").content.decode()


def test_newcomer_is_asked_for_the_age_and_gets_an_account(
    client: Client, provider: Provider, mailoutbox: list[EmailMessage]
) -> None:
    response = came_back(client)
    assert (went_to(response), User.objects.count()) == ((302, "/konto/3rdparty/signup/"), 0)
    form = client.get("/konto/3rdparty/signup/").context["form"]
    assert (list(form.fields), form["email"].value()) == (["email", "display_name", "age_band"], "carla@example.org")
    assert went_to(client.post("/konto/3rdparty/signup/", FORM)) == (302, "/min-side/")
    carla = User.objects.get()
    assert (carla.email, carla.age_band, carla.display_name) == ("carla@example.org", "adult", "Carla")
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("carla@example.org", True)]
    assert (is_in(client), carla.has_usable_password(), mailoutbox) == (True, False, [])


def test_we_ask_with_state_nonce_and_challenge(client: Client, provider: Provider) -> None:
    came_back(client, LOGIN + "?auth_params=redirect_uri%3Dhttps://x.example%26nonce%3Dmine&scope=cpr")
    asked = provider.asked
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert asked["nonce"] == answer.nonce_of(asked["state"])
    assert asked["redirect_uri"] == f"http://testserver{LOGIN}callback/"
    assert sorted(asked["scope"].split()) == ["email", "openid", "profile"]


def test_who_is_known_logs_in_again_and_nothing_but_the_address_is_kept(client: Client, provider: Provider) -> None:
    came_back(client)
    client.post("/konto/3rdparty/signup/", FORM)
    provider.person |= {"email": "ny@example.org", "cpr": "0101011234"}
    other = Client()
    assert went_to(came_back(other)) == (302, "/min-side/")
    assert (is_in(other), User.objects.count()) == (True, 1)
    assert SocialAccount.objects.get().extra_data == {"email": "ny@example.org"}


@pytest.mark.parametrize("band", ["under_13", "13_14", ""])
def test_child_gets_no_account_by_a_provider_either(band: str, client: Client, provider: Provider) -> None:
    came_back(client)
    response = client.post("/konto/3rdparty/signup/", FORM | {"age_band": band})
    told = "Du er velkommen, men ikke med en konto endnu" in response.content.decode()
    kept = "socialaccount_sociallogin" in client.session
    assert (told, kept) == ((False, True) if band == "" else (True, False))
    assert (User.objects.count(), is_in(client)) == (0, False)


def test_address_that_the_provider_did_not_verify_waits_for_our_letter(
    client: Client, provider: Provider, mailoutbox: list[EmailMessage]
) -> None:
    provider.person["email_verified"] = "false"
    came_back(client)
    assert went_to(client.post("/konto/3rdparty/signup/", FORM)) == (302, "/konto/confirm-email/")
    assert (EmailAddress.objects.get().verified, is_in(client)) == (False, False)
    assert [letter.subject for letter in mailoutbox] == ["Bekræft din e-mail"]


def test_another_address_than_the_provider_knows_waits_for_our_letter(
    client: Client, provider: Provider, mailoutbox: list[EmailMessage]
) -> None:
    came_back(client)
    client.post("/konto/3rdparty/signup/", FORM | {"email": "david@example.org"})
    assert EmailAddress.objects.filter(email="david@example.org", verified=True).count() == 0


def test_verified_address_on_both_sides_ties_the_account(
    client: Client, provider: Provider, mailoutbox: list[EmailMessage]
) -> None:
    carla = person("Carla")
    assert went_to(came_back(client)) == (302, "/min-side/")
    assert (is_in(client), SocialAccount.objects.get().user) == (True, carla)
    assert User.objects.get().check_password(PASSWORD)
    assert [letter.subject for letter in mailoutbox] == ["En ny måde at logge ind på"]
    assert acts_of(carla) == [("account-provider-tied", "oidc")]


def test_person_ties_an_account_and_unties_it(
    client: Client, provider: Provider, mailoutbox: list[EmailMessage]
) -> None:
    david = person("David")
    client.post("/konto/login/", {"login": "david@example.org", "password": PASSWORD})
    assert "/konto/3rdparty/" in client.get("/min-side/").content.decode()
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    assert went_to(came_back(client, LOGIN + "?process=connect")) == (302, "/konto/3rdparty/")
    tied = SocialAccount.objects.get()
    assert (tied.user, "Kommunen (carla@example.org)" in client.get("/konto/3rdparty/").content.decode()) == (
        david,
        True,
    )
    client.post("/konto/3rdparty/", {"account": tied.pk})
    assert SocialAccount.objects.count() == 0
    assert [letter.subject for letter in mailoutbox] == [
        "En ny måde at logge ind på",
        "En måde at logge ind på er fjernet",
    ]
    assert acts_of(david) == [("account-provider-tied", "oidc"), ("account-provider-untied", "oidc")]


@pytest.mark.parametrize(("theirs", "ours"), [(False, True), ("false", True), (None, True), (True, False)])
def test_account_is_not_given_away_for_an_address_that_either_side_has_not_verified(
    theirs: object, ours: bool, client: Client, provider: Provider, mailoutbox: list[EmailMessage]
) -> None:
    person("Carla")
    EmailAddress.objects.update(verified=ours)
    provider.person["email_verified"] = theirs
    assert went_to(came_back(client)) == (302, "/konto/3rdparty/signup/")
    assert went_to(client.post("/konto/3rdparty/signup/", FORM)) == (302, "/konto/confirm-email/")
    assert (is_in(client), User.objects.count(), SocialAccount.objects.count()) == (False, 1, 0)
    assert [letter.to for letter in mailoutbox] == [["carla@example.org"]]


def test_secretary_still_takes_the_second_step(client: Client, provider: Provider) -> None:
    carla = appoint(person("Carla"))
    provider.person |= {"acr": "https://data.gov.dk/concept/core/nsis/loa/High", "amr": ["mfa"]}
    assert went_to(came_back(client)) == (302, "/konto/2fa/authenticate/")
    assert (is_in(client), went_to(client.get("/kontor/"))[0]) == (False, 302)
    client.post("/konto/2fa/authenticate/", {"code": code_of(carla)})
    assert (is_in(client), client.get("/kontor/").status_code) == (True, 200)


def test_secretary_without_a_second_step_is_sent_to_set_it_up(client: Client, provider: Provider) -> None:
    appoint(person("Carla"), with_mfa=False)
    provider.person["amr"] = ["mfa"]
    came_back(client)
    assert (is_in(client), went_to(client.get("/kontor/"))) == (True, (302, reverse("mfa_index")))


LIES: dict[str, dict[str, Any]] = {
    "issuer": {"iss": "https://x.example"},
    "audience": {"aud": "another"},
    "party": {"azp": "another"},
    "nonce": {"nonce": "of-another-round"},
    "no nonce": {"nonce": None},
    "expired": {"exp": 1},
    "no end": {"exp": None},
    "no subject": {"sub": None},
    "not the one who was asked for": {"sub": "c-2"},
}


def refused(client: Client) -> None:
    response = came_back(client)
    assert (response.status_code, is_in(client), User.objects.count()) == (401, False, 1)
    assert SocialAccount.objects.count() == 0
    assert "Du blev ikke logget ind" in response.content.decode()


@pytest.mark.parametrize("lie", LIES)
def test_answer_that_is_not_for_this_round_is_refused(lie: str, client: Client, provider: Provider) -> None:
    person("Carla")
    provider.lies = LIES[lie]
    refused(client)


@pytest.mark.parametrize("signer", ["stranger", "secret", "nobody"])
def test_answer_that_the_provider_did_not_sign_is_refused(signer: str, client: Client, provider: Provider) -> None:
    person("Carla")
    provider.signed_by = signer
    refused(client)


@pytest.mark.parametrize("change", [{"issuer": "https://x.example"}, {"issuer": None}, {"jwks_uri": None}])
def test_provider_that_presents_itself_wrongly_is_refused(
    change: dict[str, str | None], client: Client, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    person("Carla")
    said = provider.discovery() | change
    address = sent_on(client)
    monkeypatch.setattr(provider, "discovery", lambda: said)
    back = requests.get(address, allow_redirects=False, timeout=5).headers["Location"]
    assert client.get(back.removeprefix("http://testserver")).status_code == 401
    assert client.post(LOGIN).status_code == 401
    assert not is_in(client)


def test_wrong_state_is_refused_and_so_is_another_browsers(client: Client, provider: Provider) -> None:
    person("Carla")
    back = requests.get(sent_on(client), allow_redirects=False, timeout=5).headers["Location"]
    path = back.removeprefix("http://testserver")
    assert Client().get(path).status_code == 401
    assert client.get(path.partition("&state=")[0] + "&state=forkert").status_code == 401
    assert not is_in(client)
    assert went_to(client.get(path)) == (302, "/min-side/")
    assert client.get(path).status_code == 401


def test_wrong_verifier_is_refused_by_the_provider(client: Client, provider: Provider) -> None:
    person("Carla")
    back = requests.get(sent_on(client), allow_redirects=False, timeout=5).headers["Location"]
    for asked in provider.codes.values():
        asked["code_challenge"] = "another"
    assert client.get(back.removeprefix("http://testserver")).status_code == 401


def test_provider_that_is_down_is_a_page_and_no_fault(client: Client, provider: Provider) -> None:
    provider.is_down = True
    response = client.post(LOGIN)
    assert (response.status_code, "Du blev ikke logget ind" in response.content.decode()) == (401, True)


def test_who_breaks_off_is_told_so(client: Client, provider: Provider) -> None:
    state = sent_on(client).partition("&state=")[2].partition("&")[0]
    response = client.get(f"{LOGIN}callback/?error=access_denied&state={state}", follow=True)
    assert "Du er ikke logget ind, og intet er gemt." in response.content.decode()


def test_without_our_checks_the_lies_would_pass(
    client: Client, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control: allauth alone lets in an unsigned answer of another round, so the tests above test something."""
    for name in ("complete_login", "_decode_id_token"):
        monkeypatch.setattr(answer.Adapter, name, getattr(OpenIDConnectOAuth2Adapter, name))
    person("Carla")
    provider.lies, provider.signed_by = LIES["nonce"], "stranger"
    assert (went_to(came_back(client)), is_in(client)) == ((302, "/min-side/"), True)
