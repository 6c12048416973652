"""Reads about people that count, fold or report."""

from datetime import datetime

from musikfaellesskabet.people.models import Act, Consent, LedgerEntry, User


def standing_consents(person: User, at: datetime) -> dict[str, Consent]:
    """The consents that hold at this moment, by purpose: the last act is a yes and has not expired."""
    last: dict[str, Consent] = {}
    for consent in Consent.objects.filter(subject=person, at__lte=at).order_by("number"):
        last[consent.purpose] = consent
    return {
        purpose: consent
        for purpose, consent in last.items()
        if consent.act == Act.GIVEN and (consent.expires_at is None or at < consent.expires_at)
    }


def choices_of(person: User, at: datetime) -> frozenset[str]:
    """The purposes this person says yes to at this moment."""
    return frozenset(standing_consents(person, at))


def looks_at(person: User) -> list[LedgerEntry]:
    """Who was shown this person's protected fields, newest first."""
    entries = LedgerEntry.objects.filter(
        verb="person-looked-at", subject_kind="people.user", subject_id=str(person.pk)
    ).select_related("by")
    return list(entries.order_by("-number"))
