"""Behind a web server that ends TLS: forms work, visitors are told apart, and a forged header changes nothing."""

from collections.abc import Callable
from ipaddress import ip_network

import pytest
import time_machine
from django.conf import settings as ours
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from musikfaellesskabet import environment
from musikfaellesskabet.common.proxies import ForwardedRequests
from musikfaellesskabet.running import checks
from tests.cast import PASSWORD, person

PROXY, STRANGER = "127.0.0.1", "203.0.113.99"
BY_TLS = {"Host": "testserver", "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}
FORM = {"login": "carla@example.org", "password": PASSWORD}


@pytest.fixture(autouse=True)
def _proxy(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = [ip_network(PROXY), ip_network("10.0.0.0/8")]
    settings.SECURE_HSTS_SECONDS = 63072000


def seen(peer: str, **headers: str) -> tuple[str, str]:
    """The visitor's address and the scheme, as views see them."""
    request = RequestFactory().get("/", REMOTE_ADDR=peer, headers={k.replace("_", "-"): v for k, v in headers.items()})
    ForwardedRequests(lambda _: None)(request)  # type: ignore[arg-type, return-value]
    assert not [name for name in request.META if name.startswith("HTTP_X_FORWARDED")]
    return request.META["REMOTE_ADDR"], str(request.scheme)


@pytest.mark.parametrize(
    ("peer", "chain", "visitor"),
    [
        (PROXY, "203.0.113.7", "203.0.113.7"),
        (PROXY, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (PROXY, "203.0.113.7, 10.1.2.3", "203.0.113.7"),
        (PROXY, "10.1.2.3", "10.1.2.3"),
        (PROXY, "2001:db8::7", "2001:db8::7"),
        (PROXY, "::ffff:203.0.113.7", "203.0.113.7"),
        ("::ffff:127.0.0.1", "203.0.113.7", "203.0.113.7"),
        (PROXY, "", PROXY),
        (PROXY, "203.0.113.7, <script>", PROXY),
        (PROXY, "<script>, 10.1.2.3", "10.1.2.3"),
        (STRANGER, "203.0.113.7", STRANGER),
        ("", "203.0.113.7", ""),
    ],
)
def test_visitor_is_whom_our_own_proxies_name(peer: str, chain: str, visitor: str) -> None:
    assert seen(peer, X_Forwarded_For=chain)[0] == visitor


@pytest.mark.parametrize(
    ("peer", "said", "scheme"),
    [(PROXY, "https", "https"), (PROXY, "http", "http"), (PROXY, "ftp", "http"), (STRANGER, "https", "http")],
)
def test_scheme_is_what_our_own_proxy_says(peer: str, said: str, scheme: str) -> None:
    assert seen(peer, X_Forwarded_Proto=said)[1] == scheme


@pytest.mark.django_db
@pytest.mark.parametrize(("peer", "status", "has_hsts"), [(PROXY, 302, True), (STRANGER, 403, False)])
def test_form_sent_over_tls_is_taken_through_the_proxy_only(peer: str, status: int, has_hsts: bool) -> None:
    person("Carla")
    browser = Client(enforce_csrf_checks=True, REMOTE_ADDR=peer, headers=BY_TLS)
    token = browser.get("/konto/login/").context["csrf_token"]
    sent = FORM | {"csrfmiddlewaretoken": str(token)}
    answer = browser.post("/konto/login/", sent, headers={"Origin": "https://testserver"})
    assert (answer.status_code, "Strict-Transport-Security" in answer.headers) == (status, has_hsts)


@pytest.mark.django_db
@pytest.mark.parametrize(("peer", "after"), [(PROXY, 200), (STRANGER, 429)])
def test_visitors_behind_the_proxy_do_not_share_a_limit(peer: str, after: int) -> None:
    def tries(visitor: str, times: int) -> int:
        browser = Client(REMOTE_ADDR=peer, headers={"X-Forwarded-For": visitor})
        forms = ({"login": f"{visitor}-{number}@example.org", "password": "nej"} for number in range(times))
        return [browser.post("/konto/login/", form).status_code for form in forms][-1]

    with time_machine.travel(timezone.now(), tick=False):  # a quarter of an hour that ends meanwhile counts anew
        assert tries("203.0.113.7", 31) == 429
        assert tries("203.0.113.8", 1) == after


@pytest.mark.django_db
def test_page_kept_for_http_is_not_the_one_for_https(client: Client) -> None:
    client.get("/tillid", REMOTE_ADDR=PROXY)
    assert "Strict-Transport-Security" in client.get("/tillid", REMOTE_ADDR=PROXY, headers=BY_TLS).headers


def test_it_comes_before_everything_that_asks_who_came() -> None:
    assert ours.MIDDLEWARE[0] == "musikfaellesskabet.common.proxies.ForwardedRequests"


@pytest.mark.parametrize(
    ("said", "read"),
    [("127.0.0.1, 10.0.0.0/8", [ip_network("127.0.0.1"), ip_network("10.0.0.0/8")]), ("", [])],
)
def test_setting_is_read(monkeypatch: pytest.MonkeyPatch, said: str, read: list[object]) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", said)
    assert environment.networks("TRUSTED_PROXIES") == read


def test_setting_that_is_no_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", "*")
    with pytest.raises(ValueError, match=r"^TRUSTED_PROXIES must be addresses like 127\.0\.0\.1"):
        environment.networks("TRUSTED_PROXIES")


def test_https_site_without_a_known_proxy_does_not_start(settings: Settings) -> None:
    start: Callable[[], None] = checks.need_proxy_known
    settings.HTTPS = True
    start()
    settings.TRUSTED_PROXIES = []
    with pytest.raises(checks.CannotStart, match=r"^SITE_URL is https://, .* set TRUSTED_PROXIES to its address"):
        start()
    settings.HTTPS = False
    start()
