"""A guardian's yes for a child: said, and taken back. Call these inside the turn of the act they belong to."""

from datetime import datetime, timedelta
from typing import Any

from musikfaellesskabet.people.chains import next_link
from musikfaellesskabet.people.models import Act, Assurance
from musikfaellesskabet.signups.consent_text import TAKE_PART
from musikfaellesskabet.signups.models import FIRST, GuardianConsent, SignUp, SignUpSheet
from musikfaellesskabet.signups.queries import yes_for

CHAIN = "guardian-consent"


def say_yes(sheet: SignUpSheet, ticket: int, *, language: str, method: str, now: datetime) -> GuardianConsent:
    """Write that the first guardian says yes for the child with this number on the sheet."""
    content = {
        "sheet_id": sheet.pk,
        "ticket": ticket,
        "giver": FIRST,
        "purpose": TAKE_PART.key,
        "act": Act.GIVEN.value,
        "text_hash": TAKE_PART.text_hash(language),
        "locale": language,
        "method": method,
        "assurance": Assurance.DECLARED.value,
        "at": now,
        "expires_at": now + timedelta(days=365 * TAKE_PART.months // 12),
    }
    return _write(content)


def take_back(sign_up: SignUp, *, method: str, now: datetime) -> GuardianConsent | None:
    """Write that the yes does not hold any more. Returns None where none did."""
    standing = yes_for(sign_up, now)
    if standing is None:
        return None
    same = ("sheet_id", "ticket", "giver", "purpose", "text_hash", "locale", "assurance")
    content = {name: getattr(standing, name) for name in same}
    return _write({**content, "act": Act.WITHDRAWN.value, "method": method, "at": now, "expires_at": None})


def _write(content: dict[str, Any]) -> GuardianConsent:
    link = next_link(CHAIN, content)
    return GuardianConsent.objects.create(**content, number=link.number, prev_hash=link.prev_hash, hash=link.hash)
