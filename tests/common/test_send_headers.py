"""Security headers on every answer: pages, redirects, errors and static files. Scored as the Observatory does."""

from collections.abc import Callable, Mapping

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from musikfaellesskabet import urls as site
from musikfaellesskabet.common.pages import shelf
from musikfaellesskabet.people.models import User
from tests.cast import person

pytestmark = pytest.mark.django_db


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


urlpatterns = [path("i-stykker/", broken), *site.urlpatterns]

ANSWERS = [
    ("GET", "/tillid", 200),
    ("GET", "/tillid/", 404),
    ("GET", "/min-side/", 302),
    ("GET", "/konto/login", 301),
    ("DELETE", "/tillid", 405),
    ("GET", "/i-stykker/", 500),
    ("GET", "/static/ui/site.css", 200),
    ("GET", "/filer/offentlig/x.pdf", 404),
    ("GET", "/sund", 503),  # no worker is at work in a test, and the page says so
]


def faults(headers: Mapping[str, str]) -> list[str]:
    """What the headers lack; each line is one test of the score."""
    policy = dict(part.strip().partition(" ")[::2] for part in headers.get("Content-Security-Policy", "").split(";"))
    checks: dict[str, bool] = {
        "csp forbids all that is not named": policy.get("default-src") == "'none'",
        "csp has nothing unsafe": "unsafe" not in str(policy),
        "csp lets no other house in": not any("http" in sources or "*" in sources for sources in policy.values()),
        "csp forbids framing": policy.get("frame-ancestors") == "'none'",
        "csp holds forms and base": "sandbox" in policy or {"form-action", "base-uri"} <= set(policy),
        "nosniff": headers.get("X-Content-Type-Options") == "nosniff",
        "referrer": headers.get("Referrer-Policy") == "same-origin",
        "opener": headers.get("Cross-Origin-Opener-Policy") == "same-origin",
        "resource": headers.get("Cross-Origin-Resource-Policy") == "same-origin",
        "no framing for old browsers": headers.get("X-Frame-Options", "DENY") == "DENY",
        "no device": "camera=()" in headers.get("Permissions-Policy", ""),
        "no foreign reader": "Access-Control-Allow-Origin" not in headers,
        "no version": not headers.keys() & {"Server", "X-Powered-By"},
    }
    return [name for name, is_kept in checks.items() if not is_kept]


@pytest.fixture
def anyone() -> Client:
    return Client(raise_request_exception=False)


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(("method", "address", "status"), ANSWERS)
def test_every_kind_of_answer_is_protected(method: str, address: str, status: int, anyone: Client) -> None:
    response = anyone.generic(method, address)
    response.close()
    assert (response.status_code, faults(response.headers)) == (status, [])


def test_open_data_may_be_read_from_other_sites_and_is_protected_otherwise(anyone: Client) -> None:
    headers = anyone.get("/api/v1/").headers
    assert (faults(headers), headers["Access-Control-Allow-Origin"]) == (["resource", "no foreign reader"], "*")
    assert "Access-Control-Allow-Credentials" not in headers


@pytest.mark.parametrize(
    "middleware",
    [
        "musikfaellesskabet.common.headers.SecurityHeadersMiddleware",
        "django.middleware.security.SecurityMiddleware",
        "csp.middleware.CSPMiddleware",
    ],
)
def test_score_falls_without_each_part(
    middleware: str, anyone: Client, settings: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert faults(anyone.get("/tillid").headers) == []
    rest = [one for one in settings.MIDDLEWARE if one != middleware]  # type: ignore[attr-defined]
    shelf.clear()
    with override_settings(MIDDLEWARE=rest):
        assert faults(Client().get("/tillid").headers) != []


def test_over_https_browsers_are_told_to_stay_there(anyone: Client) -> None:
    with override_settings(SECURE_HSTS_SECONDS=63072000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True):
        response = Client().get("/tillid", secure=True)
    assert response.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert "Strict-Transport-Security" not in anyone.get("/tillid").headers


PUBLIC = ["/", "/tillid", "/was", "/aktoerer/", "/metoder/", "/ordbog/", "/netvaerk/", "/soeg/?q=kor", "/kommuner/"]


@pytest.mark.usefixtures("kulturmetropolen")
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_visitor_gets_no_cookie_on_any_public_page(prefix: str, anyone: Client) -> None:
    for address in PUBLIC:
        response = anyone.get(prefix + address)
        assert (response.status_code, sorted(response.cookies)) == (200, [])


def test_form_of_the_door_sets_only_what_protects_it(anyone: Client) -> None:
    assert sorted(anyone.get("/konto/login/").cookies) == ["csrftoken"]


@pytest.fixture
def carla() -> User:
    return person("Carla")


def test_what_a_signed_in_person_sees_is_kept_by_nobody(carla: User, anyone: Client) -> None:
    anyone.force_login(carla)
    assert "no-store" in anyone.get("/min-side/").headers["Cache-Control"]
    assert "no-store" in anyone.get("/tillid").headers["Cache-Control"]


def test_other_methods_are_refused_before_any_view(anyone: Client) -> None:
    methods = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
    answers = [anyone.generic(method, "/tillid").status_code for method in methods]
    assert answers == [405] * 5
    assert anyone.generic("OPTIONS", "/api/v1/actors").status_code != 405
