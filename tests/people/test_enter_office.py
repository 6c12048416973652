"""Gates to the office: appointed, in time, and with two-step log-in."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from musikfaellesskabet.people.access import administrator_required, secretariat_required
from musikfaellesskabet.people.models import Appointment, Role, User
from tests.cast import appoint, person

pytestmark = pytest.mark.django_db


@secretariat_required
def office(request: HttpRequest) -> HttpResponse:
    return HttpResponse("office")


@administrator_required
def engine_room(request: HttpRequest) -> HttpResponse:
    return HttpResponse("engine room")


def enter(view: object, user: User | AnonymousUser) -> str:
    request = RequestFactory().get("/kontor/?a=1")
    request.user = user
    try:
        response = view(request)  # type: ignore[operator]
    except Http404:
        return "no such page"
    return response.headers.get("Location") or response.content.decode()


def test_secretariat_enters_the_office_and_not_the_engine_room() -> None:
    astrid = appoint(person("Astrid"))
    assert [enter(office, astrid), enter(engine_room, astrid)] == ["office", "no such page"]


def test_administrator_enters_both() -> None:
    astrid = appoint(person("Astrid"), Role.ADMINISTRATOR)
    assert [enter(office, astrid), enter(engine_room, astrid)] == ["office", "engine room"]


@pytest.mark.parametrize("role", Role)
def test_appointed_without_two_steps_is_sent_to_set_them_up(role: Role) -> None:
    astrid = appoint(person("Astrid"), role, with_mfa=False)
    assert enter(office, astrid) == "/konto/2fa/"


def test_member_finds_no_such_page() -> None:
    david = person("David")
    assert [enter(office, david), enter(engine_room, david)] == ["no such page", "no such page"]


def test_anonymous_visitor_is_asked_to_log_in() -> None:
    assert enter(office, AnonymousUser()) == "/konto/login/?next=/kontor/%3Fa%3D1"


@pytest.mark.parametrize(
    ("since", "until", "enters"), [(-2, None, True), (-2, 1, True), (-2, -1, False), (1, 2, False)]
)
def test_appointment_counts_only_in_its_time(since: int, until: int | None, enters: bool) -> None:
    astrid = appoint(person("Astrid"))
    Appointment.objects.filter(user=astrid).update(
        since=timezone.now() + timedelta(days=since),
        until=None if until is None else timezone.now() + timedelta(days=until),
    )
    astrid = User.objects.get(pk=astrid.pk)
    assert (enter(office, astrid) == "office") is enters
    assert astrid.is_secretariat(timezone.now()) is enters


def test_closed_account_enters_nowhere() -> None:
    astrid = appoint(person("Astrid"))
    astrid.is_active = False
    assert enter(office, astrid) == "no such page"
