"""Leaving a need, renewing it, taking it back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from musikfaellesskabet.needs.actions.letters import ask_to_confirm
from musikfaellesskabet.needs.actions.refusals import HasEnded, TooSensitiveForLetters, TooYoungForLetters
from musikfaellesskabet.needs.models import Listener, Need
from musikfaellesskabet.needs.told import Said
from musikfaellesskabet.needs.wishes import AgeGroup, GroupWish
from musikfaellesskabet.people.ledger import record
from musikfaellesskabet.people.models import AgeLimit, User


@transaction.atomic
def leave_need(said: Said, *, email: str = "", language: str = "da", now: datetime) -> Need:
    """Keep what one person wishes; it is in the counts from the next edition on.

    email: to be told when there are more; it must be confirmed by a letter first.
    Effects: the need, a LedgerEntry without who; with an address a Listener and a letter.
    Raises: TooYoungForLetters and TooSensitiveForLetters where an address is given and may not be kept.
    """
    email = email.lower()
    if email:
        need_may_have_address(said, now)
    need = said.row(now)
    need.save()
    if email:
        ask_to_confirm(Listener.objects.create(need=need, email=email, language=language, asked_at=now), now)
    record("need-left", by=None, subject=need, now=now)
    return need


def need_may_have_address(said: Said, now: datetime) -> None:
    """Raises TooYoungForLetters, TooSensitiveForLetters."""
    if GroupWish(said.group_wish).is_sensitive:
        raise TooSensitiveForLetters
    if AgeGroup(said.age_group).lowest_age < AgeLimit.objects.years_at(timezone.localdate(now)):
        raise TooYoungForLetters


@transaction.atomic
def renew_need(need: Need, *, by: User | None = None, now: datetime) -> None:
    """It still holds: its time begins anew. Raises HasEnded when its time was over.

    Effects: a LedgerEntry; the address is asked again in a year.
    """
    if not Need.objects.standing(now).filter(pk=need.pk).update(renewed_at=now):
        raise HasEnded
    Listener.objects.filter(need=need).update(reminded_at=None)
    record("need-renewed", by=by, subject=need, now=now)


@transaction.atomic
def withdraw_need(need: Need, *, by: User | None = None, now: datetime) -> None:
    """Take it back: the row and its address are deleted at once, and the next edition counts without it. Twice is once.

    Effects: a LedgerEntry, without what was wished.
    """
    deleted, _of_each = Need.objects.filter(pk=need.pk).delete()
    if deleted:
        record("need-withdrawn", by=by, subject=need, now=now)
