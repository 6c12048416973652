"""Appointing people to the secretariat or as administrators, and ending it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.people import ledger
from musikfaellesskabet.people.models import Appointment, Role, User


class AlreadyAppointed(DomainError):
    """The person holds the role."""

    code = "already_appointed"
    message = _("Personen er allerede udnævnt til det.")


class NotAppointed(DomainError):
    """The person does not hold the role."""

    code = "not_appointed"
    message = _("Personen er ikke udnævnt til det.")


@transaction.atomic
def appoint_person(user: User, *, role: Role, by: User | None, reason: str, now: datetime) -> Appointment:
    """Give the person the role from now on. Its pages ask for two-step log-in on top.

    by: None where the operator acts by command. Effects: one Appointment, one LedgerEntry. Raises AlreadyAppointed.
    """
    if Appointment.objects.filter(user=user, role=role, until=None).exists():
        raise AlreadyAppointed
    appointment = Appointment.objects.create(user=user, role=role, since=now)
    ledger.record("person-appointed", by=by, subject=appointment, reason=reason, now=now)
    return appointment


@transaction.atomic
def end_appointment(user: User, *, role: Role, by: User | None, reason: str, now: datetime) -> Appointment:
    """End the role now; the row stays. Effects: one LedgerEntry. Raises NotAppointed."""
    appointment = Appointment.objects.select_for_update().filter(user=user, role=role, until=None).first()
    if appointment is None:
        raise NotAppointed
    appointment.until = now
    appointment.save(update_fields=["until"])
    ledger.record("appointment-ended", by=by, subject=appointment, reason=reason, now=now)
    return appointment
