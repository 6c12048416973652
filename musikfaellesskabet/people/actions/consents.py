"""Giving and withdrawing consent."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from musikfaellesskabet.common.errors import DomainError
from musikfaellesskabet.common.freshness import public_changed
from musikfaellesskabet.people import ledger
from musikfaellesskabet.people.chains import next_link
from musikfaellesskabet.people.models import Act, AgeLimit, Assurance, Consent, User
from musikfaellesskabet.people.purposes import PURPOSES
from musikfaellesskabet.people.queries import lowest_age_of, standing_consents


class ConsentRefused(DomainError):
    code: ClassVar[str] = "consent-refused"
    message: str | Promise = _("Det kan man ikke sige ja eller nej til her.")


class GuardianNeeded(ConsentRefused):
    code: ClassVar[str] = "guardian-needed"
    message: str | Promise = _("Du er ikke gammel nok til selv at sige ja. Det gør en forælder.")


@transaction.atomic
def give_consent(subject: User, *, purpose: str, by: User, language: str, now: datetime) -> Consent:
    """Say yes for oneself. Effects: a Consent row, a LedgerEntry; what the public sees is drawn anew.

    Returns the yes that stands, and writes nothing, where one has been said to the same text.
    Raises ConsentRefused for an unknown purpose or on behalf of another; GuardianNeeded below the age limit of today.
    """
    _refuse_strangers(subject, purpose, by)
    if lowest_age_of(subject) < AgeLimit.objects.years_at(timezone.localdate(now)):
        raise GuardianNeeded
    User.objects.select_for_update().get(pk=subject.pk)  # one yes from a button pressed twice
    standing = standing_consents(subject, now).get(purpose)
    if standing and standing.text_hash == PURPOSES[purpose].text_hash(standing.locale):
        return standing
    expires_at = now + timedelta(days=365 * PURPOSES[purpose].months // 12)
    return _write(subject, Act.GIVEN, purpose=purpose, by=by, language=language, now=now, expires_at=expires_at)


@transaction.atomic
def withdraw_consent(subject: User, *, purpose: str, by: User, language: str, now: datetime) -> Consent:
    """Take a yes back. Effects as giving. Raises ConsentRefused when no yes stands: there is nothing to take back."""
    _refuse_strangers(subject, purpose, by)
    if purpose not in standing_consents(subject, now):
        raise ConsentRefused
    return _write(subject, Act.WITHDRAWN, purpose=purpose, by=by, language=language, now=now, expires_at=None)


def _refuse_strangers(subject: User, purpose: str, by: User) -> None:
    if purpose not in PURPOSES or subject.pk != by.pk:
        raise ConsentRefused


def _write(
    subject: User, act: Act, *, purpose: str, by: User, language: str, now: datetime, expires_at: datetime | None
) -> Consent:
    content = {
        "subject_id": subject.pk,
        "giver_id": by.pk,
        "giver_role": "self",
        "purpose": purpose,
        "act": act.value,
        "text_hash": PURPOSES[purpose].text_hash(language),
        "locale": language,
        "method": "my-page",
        "assurance": Assurance.DECLARED.value,
        "at": now,
        "expires_at": expires_at,
    }
    link = next_link("consent", content)
    consent = Consent.objects.create(**content, number=link.number, prev_hash=link.prev_hash, hash=link.hash)
    ledger.record(f"consent-{act.value}", by=by, subject=consent, fields=[purpose], now=now)
    public_changed()
    return consent
