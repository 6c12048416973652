"""Gates to the office: appointed, in time, and logged in in two steps in this very session."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from musikfaellesskabet.people.access import POLICY, Standing, Verb, office_required, works_in_office
from musikfaellesskabet.people.models import Appointment, Role, User
from musikfaellesskabet.people.steps import SecondSteps
from tests.cast import PASSWORD, appoint, code_of, in_two_steps, person, sign_in

pytestmark = pytest.mark.django_db
SHOW_A_CODE = "/konto/2fa/reauthenticate/?next=%2Fkontor%2F%3Fa%3D1"


@office_required
def office(request: HttpRequest) -> HttpResponse:
    return HttpResponse("office")


def enter(user: User | AnonymousUser) -> str:
    request = RequestFactory().get("/kontor/?a=1")
    request.user = user
    try:
        response = office(request)
    except Http404:
        return "no such page"
    return response.headers.get("Location") or response.content.decode()


def log_in(client: Client, user: User) -> Client:
    """By password alone, as the pages do it."""
    client.post("/konto/login/", {"login": user.email, "password": PASSWORD})
    assert "_auth_user_id" in client.session
    return client


@pytest.mark.parametrize("role", Role)
def test_appointed_person_enters_in_two_steps(role: Role) -> None:
    assert enter(appoint(person("Astrid"), role)) == "office"


@pytest.mark.parametrize("role", Role)
def test_appointed_without_authenticator_is_sent_to_set_one_up(role: Role) -> None:
    assert enter(appoint(person("Astrid"), role, with_mfa=False)) == "/konto/2fa/"


@pytest.mark.parametrize("role", Role)
def test_appointed_in_one_step_is_sent_to_the_second(role: Role) -> None:
    astrid = User.objects.get(pk=appoint(person("Astrid"), role).pk)
    assert enter(astrid) == SHOW_A_CODE


def test_passkey_is_asked_for_before_a_code() -> None:
    astrid = User.objects.get(pk=appoint(person("Astrid")).pk)
    Authenticator.objects.create(user=astrid, type="webauthn", data={"name": "Telefonen", "credential": {}})
    assert enter(astrid) == SHOW_A_CODE.replace("2fa/", "2fa/webauthn/")


def test_session_from_before_there_was_an_authenticator_does_not_enter() -> None:
    """Astrid forgets to log out at the library, is appointed, and sets up her authenticator at home."""
    library, home = log_in(Client(), astrid := person("Astrid")), Client()
    appoint(astrid)
    log_in_home = home.post("/konto/login/", {"login": astrid.email, "password": PASSWORD})
    assert log_in_home.headers["Location"] == "/konto/2fa/authenticate/"
    home.post("/konto/2fa/authenticate/", {"code": code_of(astrid)})
    assert [client.get("/kontor/").status_code for client in (home, library)] == [200, 302]
    shown = library.get("/kontor/", follow=True)
    assert shown.redirect_chain == [("/konto/2fa/reauthenticate/?next=%2Fkontor%2F", 302)]
    assert "Kontoret åbner, når du her har vist dit andet trin" in shown.content.decode()


def test_account_alone_would_have_let_that_session_in(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control: the same session, if the account were asked."""
    log_in(client, astrid := person("Astrid"))
    appoint(astrid)
    monkeypatch.setattr("musikfaellesskabet.people.access.took_second_step", is_mfa_enabled)
    assert client.get("/kontor/").status_code == 200


def test_second_step_taken_later_in_the_session_opens_the_office(client: Client) -> None:
    log_in(client, astrid := person("Astrid"))
    appoint(astrid)
    wrong = client.post("/konto/2fa/reauthenticate/", {"code": "000000", "next": "/kontor/"})
    assert (wrong.status_code, client.get("/kontor/").status_code) == (200, 302)
    right = client.post("/konto/2fa/reauthenticate/", {"code": code_of(astrid), "next": "/kontor/"})
    assert (right.headers["Location"], client.get("/kontor/").status_code) == ("/kontor/", 200)


def test_password_shown_again_is_no_second_step(client: Client) -> None:
    log_in(client, astrid := person("Astrid"))
    appoint(astrid)
    client.post("/konto/reauthenticate/", {"password": PASSWORD, "next": "/kontor/"})
    assert client.get("/kontor/").headers["Location"].startswith("/konto/2fa/reauthenticate/")


def test_page_that_asks_for_a_code_offers_no_password(client: Client) -> None:
    """It would lead back to the same page."""
    log_in(client, astrid := person("Astrid"))
    appoint(astrid)
    page = client.get(SHOW_A_CODE).content.decode()
    assert "/konto/reauthenticate/" not in page
    assert "Brug en kode i stedet" in client.get("/konto/reauthenticate/").content.decode()


def test_session_that_used_an_authenticator_since_removed_does_not_enter(client: Client) -> None:
    """Whoever loses the phone removes its key at home, and so shuts the office for whoever found it."""
    sign_in(client, astrid := appoint(person("Astrid")))
    assert client.get("/kontor/").status_code == 200
    Authenticator.objects.all().delete()
    appointed_anew = Authenticator.objects.create(user=astrid, type="webauthn", data={"name": "Ny", "credential": {}})
    assert appointed_anew.pk not in astrid.second_steps
    assert client.get("/kontor/").headers["Location"].startswith("/konto/2fa/webauthn/reauthenticate/")


def test_another_session_of_mine_says_nothing_of_this_one() -> None:
    one, two = sign_in(Client(), astrid := appoint(person("Astrid"))), sign_in(Client(), astrid, steps=1)
    assert [client.get("/kontor/").status_code for client in (one, two)] == [200, 302]


def test_authenticator_of_another_is_no_step_of_mine() -> None:
    astrid, bo = appoint(person("Astrid")), appoint(person("Bo"))
    astrid.second_steps = bo.second_steps
    assert [works_in_office(user, timezone.now()) for user in (astrid, bo)] == [False, True]


def test_second_step_never_takes_a_right_away() -> None:
    assert all(POLICY[verb, Standing.ONE_STEP] <= POLICY[verb, Standing.TWO_STEPS] for verb in Verb)


def test_member_finds_no_such_page() -> None:
    assert enter(person("David")) == "no such page"


def test_anonymous_visitor_is_asked_to_log_in() -> None:
    assert enter(AnonymousUser()) == "/konto/login/?next=/kontor/%3Fa%3D1"


@pytest.mark.parametrize(
    ("since", "until", "enters"), [(-2, None, True), (-2, 1, True), (-2, -1, False), (1, 2, False)]
)
def test_appointment_counts_only_in_its_time(since: int, until: int | None, enters: bool) -> None:
    astrid = appoint(person("Astrid"))
    Appointment.objects.filter(user=astrid).update(
        since=timezone.now() + timedelta(days=since),
        until=None if until is None else timezone.now() + timedelta(days=until),
    )
    astrid = in_two_steps(User.objects.get(pk=astrid.pk))
    assert (enter(astrid) == "office") is enters
    assert works_in_office(astrid, timezone.now()) is enters


def test_closed_account_enters_nowhere() -> None:
    astrid = appoint(person("Astrid"))
    astrid.is_active = False
    assert enter(astrid) == "no such page"


def asked(client: Client, times: int) -> tuple[int, list[bool]]:
    """Queries and answers when the rights of whom the session belongs to are asked for so many times in one request."""
    request = RequestFactory().get("/")
    request.session = client.session
    SecondSteps(lambda _request: HttpResponse())(request)
    assert request.user.is_authenticated
    with CaptureQueriesContext(connection) as queries:
        answers = [works_in_office(request.user, timezone.now()) for _time in range(times)]
    return len(queries), answers


def test_rights_are_read_once_in_a_request_and_anew_in_the_next(client: Client) -> None:
    sign_in(client, astrid := appoint(person("Astrid")))
    assert asked(client, 1) == (2, [True])
    assert asked(client, 5) == (2, [True] * 5)
    astrid.appointments.update(until=timezone.now())
    assert asked(client, 1) == (1, [False])


def test_rights_of_an_account_read_outside_a_request_are_read_each_time(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """Control: nothing would tell such an account that its answers are old."""
    astrid = appoint(person("Astrid"))
    with django_assert_num_queries(4):
        assert [works_in_office(astrid, timezone.now()) for _time in range(2)] == [True, True]
