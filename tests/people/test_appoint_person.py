"""Appointing: by action and by command, with a line in the ledger; twice, unknown and unappointed are refused."""

import pytest
from django.core.management import CommandError, call_command

from musikfaellesskabet.people.actions.appointments import (
    AlreadyAppointed,
    NotAppointed,
    appoint_person,
    end_appointment,
)
from musikfaellesskabet.people.models import Appointment, LedgerEntry, Role, User
from tests.cast import NOW, person

pytestmark = pytest.mark.django_db


def by_action(user: User, *, end: bool) -> None:
    act = end_appointment if end else appoint_person
    act(user, role=Role.ADMINISTRATOR, by=None, reason="", now=NOW)


def by_command(user: User, *, end: bool) -> None:
    call_command("appoint", user.email, "administrator", *(["--end"] if end else []))


@pytest.mark.parametrize("door", [by_action, by_command])
def test_appointment_begins_and_ends_with_a_line_each(door: object) -> None:
    astrid = person("Astrid")
    door(astrid, end=False)  # type: ignore[operator]
    assert list(Appointment.objects.values_list("user", "role", "until")) == [(astrid.pk, "administrator", None)]
    door(astrid, end=True)  # type: ignore[operator]
    assert Appointment.objects.filter(until=None).count() == 0
    verbs = LedgerEntry.objects.order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["person-appointed", "appointment-ended"]


def test_appointed_twice_and_ended_twice_are_refused() -> None:
    astrid = person("Astrid")
    with pytest.raises(NotAppointed):
        by_action(astrid, end=True)
    by_action(astrid, end=False)
    with pytest.raises(AlreadyAppointed):
        by_action(astrid, end=False)
    with pytest.raises(CommandError, match="allerede"):
        by_command(astrid, end=False)
    assert LedgerEntry.objects.count() == 1


def test_address_without_an_account_is_named() -> None:
    with pytest.raises(CommandError, match=r"No account has the address nobody@example\.org"):
        call_command("appoint", "nobody@example.org", "secretariat")
